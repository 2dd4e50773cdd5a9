package dev.calbridge.local.bench.caldav;

import dev.calbridge.local.DavCalendar;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What calendar programs ask of one calendar. Bodies are those that programs send. */
final class Scenarios {

  private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
  private static final Pattern TOKEN =
      Pattern.compile("<(?:\\w+:)?sync-token>([^<]+)</(?:\\w+:)?sync-token>");
  private static final int MULTIGET = 50;
  private static final int DELTA = 10;

  private final FullCalendar full;
  private final DavCalendar dav;
  private final String authorization;

  Scenarios(FullCalendar full, DavCalendar dav, String authorization) {
    this.full = full;
    this.dav = dav;
    this.authorization = authorization;
  }

  /** Reading first, then what changes the calendar. */
  List<Scenario> all() {
    return List.of(
        new Scenario("idle poll", () -> List.of(idlePoll()), CONNECTIONS),
        new Scenario("sync idle", () -> List.of(sync(token(), false)), CONNECTIONS),
        new Scenario(
            "sync delta of 10", () -> List.of(sync(tokenBeforeChanges(), false)), CONNECTIONS),
        new Scenario("multiget of 50", this::multigets, CONNECTIONS),
        new Scenario("month query", this::monthQueries, CONNECTIONS),
        new Scenario("GET", this::gets, CONNECTIONS),
        new Scenario("first sync with data", () -> List.of(sync("", true)), List.of(1)),
        new Scenario("PUT update", this::puts, CONNECTIONS));
  }

  /** What macOS asks every quarter of an hour. */
  private Request idlePoll() {
    return xml(
        "PROPFIND",
        "0",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <A:propfind xmlns:A="DAV:"><A:prop>\
        <C:getctag xmlns:C="http://calendarserver.org/ns/"/><A:sync-token/>\
        </A:prop></A:propfind>
        """);
  }

  /** What Thunderbird asks. */
  private Request sync(String token, boolean data) {
    return xml(
        "REPORT",
        "1",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <sync-collection xmlns="DAV:"><sync-token>%s</sync-token><sync-level>1</sync-level>\
        <prop><getcontenttype/><getetag/>%s</prop></sync-collection>
        """
            .formatted(
                token, data ? "<calendar-data xmlns=\"urn:ietf:params:xml:ns:caldav\"/>" : ""));
  }

  private List<Request> multigets() {
    List<Request> requests = new ArrayList<>();
    List<String> names = full.names();
    for (int from = 0; from + MULTIGET <= Math.min(names.size(), 20 * MULTIGET); from += MULTIGET) {
      StringBuilder hrefs = new StringBuilder();
      names
          .subList(from, from + MULTIGET)
          .forEach(
              name -> hrefs.append("<href>").append(dav.path()).append(name).append("</href>"));
      requests.add(
          xml(
              "REPORT",
              "1",
              """
              <?xml version="1.0" encoding="UTF-8"?>
              <C:calendar-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">\
              <prop><getetag/><C:calendar-data/></prop>%s</C:calendar-multiget>
              """
                  .formatted(hrefs)));
    }
    return requests;
  }

  /** As DAVx5 and Outlook CalDav Synchronizer list: ETags of a stretch of time. */
  private List<Request> monthQueries() {
    List<Request> requests = new ArrayList<>();
    for (int month = 0; month < 5; month++) {
      LocalDate start = full.first().plusDays(30L * month);
      requests.add(
          xml(
              "REPORT",
              "1",
              """
              <?xml version="1.0" encoding="UTF-8"?>
              <C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">\
              <prop><getetag/></prop><C:filter><C:comp-filter name="VCALENDAR">\
              <C:comp-filter name="VEVENT"><C:time-range start="%sT000000Z" end="%sT000000Z"/>\
              </C:comp-filter></C:comp-filter></C:filter></C:calendar-query>
              """
                  .formatted(basic(start), basic(start.plusDays(30)))));
    }
    return requests;
  }

  private List<Request> gets() {
    return full.names().stream()
        .limit(1_000)
        .map(name -> new Request("GET", dav.path() + name, headers(), null))
        .toList();
  }

  private List<Request> puts() {
    Map<String, String> headers = headers();
    headers.put("Content-Type", "text/calendar; charset=utf-8");
    return full.names().stream()
        .limit(500)
        .map(
            name ->
                new Request("PUT", dav.path() + name, headers, changed(name, "Changed @COUNT@")))
        .toList();
  }

  private String tokenBeforeChanges() {
    String before = token();
    for (String name : full.names().subList(0, DELTA)) {
      var unused =
          dav.send(
                  "PUT",
                  dav.path() + name,
                  changed(name, "Changed before"),
                  Map.of("Content-Type", "text/calendar; charset=utf-8"))
              .expect("PUT", 201, 204);
    }
    return before;
  }

  private String changed(String name, String title) {
    return dav.get(name)
        .expect("GET", 200)
        .body()
        .replaceFirst("SUMMARY[:;][^\r]*(\r\n [^\r]*)*", "SUMMARY:" + title);
  }

  private String token() {
    Request idle = idlePoll();
    String answer =
        dav.send(idle.method(), idle.path(), idle.body(), idle.headers())
            .expect("PROPFIND", 207)
            .body();
    Matcher token = TOKEN.matcher(answer);
    if (!token.find()) {
      throw new IllegalStateException("No sync-token in " + answer);
    }
    return token.group(1);
  }

  private Request xml(String method, String depth, String body) {
    Map<String, String> headers = headers();
    headers.put("Depth", depth);
    headers.put("Content-Type", "text/xml; charset=utf-8");
    return new Request(method, dav.path(), headers, body.replace("\n", "\r\n"));
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", authorization);
    headers.put("User-Agent", "Thunderbird/153.0 (benchmark)");
    return headers;
  }

  private static String basic(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}
