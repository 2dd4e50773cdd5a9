package dev.calbridge.google.emulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.oauth.Grants;
import dev.calbridge.google.emulator.world.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Clock, journal, faults, expiry and revocation. */
public final class TestControl {
  private final ControlGate gate;
  private final World world;
  private final Grants grants;
  private final Journal journal;
  private final Faults faults;

  public TestControl(ControlGate gate, World world, Grants grants, Journal journal, Faults faults) {
    this.gate = gate;
    this.world = world;
    this.grants = grants;
    this.journal = journal;
    this.faults = faults;
  }

  public List<Route> routes() {
    return List.of(
        gate.route("GET", "/clock", _ -> clock()),
        gate.route("POST", "/clock/advance", this::advance),
        gate.route("GET", "/journal", this::journal),
        gate.route("GET", "/faults", _ -> faults()),
        gate.route("POST", "/faults", this::addFault),
        gate.route("DELETE", "/faults", this::clearFaults),
        gate.route("POST", "/sync-tokens/expire", this::expireSyncTokens),
        gate.route("POST", "/access-tokens/expire", this::expireAccessTokens),
        gate.route("POST", "/grants/revoke", this::revoke));
  }

  private Response clock() {
    return Response.json(
        200,
        Json.object()
            .put("now", world.clock().instant().toString())
            .put("ahead", world.clock().ahead().toString()));
  }

  private Response advance(Request request) {
    try {
      world.clock().advance(Duration.parse(request.json().path("by").asText()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("by must be a duration such as PT1H", e);
    }
    return clock();
  }

  private Response journal(Request request) {
    long since = request.query().filled("since").map(Long::parseLong).orElse(0L);
    List<Journal.Entry> entries =
        journal.since(since).stream()
            .filter(
                entry ->
                    request
                        .query()
                        .filled("method")
                        .filter(method -> !method.equals(entry.method()))
                        .isEmpty())
            .toList();
    ObjectNode json = Json.object().put("last", journal.last());
    json.put("writes", entries.stream().filter(Journal.Entry::isWrite).count());
    ObjectNode counts = json.putObject("counts");
    Map<String, Long> byMethod =
        entries.stream()
            .map(Journal.Entry::method)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    byMethod.forEach(counts::put);
    ArrayNode list = json.putArray("entries");
    entries.forEach(
        entry ->
            list.addObject()
                .put("number", entry.number())
                .put("at", entry.at().toString())
                .put("method", entry.method())
                .put("path", entry.path())
                .put("status", entry.status())
                .put("micros", entry.micros()));
    return Response.json(200, json);
  }

  private Response faults() {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("faults");
    faults.waiting().forEach(rule -> list.add(rule.json()));
    return Response.json(200, json);
  }

  private Response addFault(Request request) {
    faults.add(FaultRule.parse(request.json()));
    return faults();
  }

  private Response clearFaults(Request request) {
    faults.clear();
    return Response.empty(204);
  }

  /** Those of one calendar, or of all. */
  private Response expireSyncTokens(Request request) {
    String id = request.json().path("calendarId").asText("");
    if (id.isEmpty()) {
      world.calendars().forEach(world::expireSyncTokens);
    } else {
      world.expireSyncTokens(world.calendar(id));
    }
    return Response.empty(204);
  }

  private Response expireAccessTokens(Request request) {
    grants.expireAccessTokens();
    return Response.empty(204);
  }

  private Response revoke(Request request) {
    String email = request.json().path("email").asText("");
    if (world.account(email).isEmpty()) {
      throw new IllegalArgumentException("email names no account");
    }
    grants.revoke(email);
    return Response.empty(204);
  }
}
