package dev.calbridge.google.emulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventTime;
import dev.calbridge.google.emulator.event.Patch;
import dev.calbridge.google.emulator.event.Precondition;
import dev.calbridge.google.emulator.event.Series;
import dev.calbridge.google.emulator.event.SeriesMember;
import dev.calbridge.google.emulator.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * "This and following events" as Google's own pages do it: the old series ends before the instance,
 * and a new one begins there. Exceptions from there on go.
 */
public final class SeriesSplit {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  private final World world;
  private final GoogleCalendar calendar;

  public SeriesSplit(World world, GoogleCalendar calendar) {
    this.world = world;
    this.calendar = calendar;
  }

  /**
   * @param instanceId where the new series begins
   * @param changes merged into the new series
   * @return the new series
   * @throws dev.calbridge.google.emulator.error.GoogleError 400 if it is no instance of a series
   */
  public Event at(String instanceId, ObjectNode changes) {
    EventBook book = new EventBook(world, calendar);
    SeriesMember member =
        book.get(instanceId)
            .member()
            .orElseThrow(() -> Errors.invalid("Not an instance of a series."));
    Event master = book.get(member.seriesId());
    Instant start = member.originalStart().instant(calendar.timeZone());
    long before =
        Series.of(master.body())
            .occurrencesEndingAfter(Instant.EPOCH, calendar.timeZone())
            .takeWhile(time -> time.instant(calendar.timeZone()).isBefore(start))
            .count();
    ObjectNode following = master.body().json(calendar.timeZone());
    EventTime begin = member.originalStart();
    following.set("start", begin.json(calendar.timeZone()));
    following.set("end", Series.of(master.body()).instance(begin).end().json(calendar.timeZone()));
    following.set("recurrence", recurrence(master, line -> fewer(line, before)));
    following.put(
        "id",
        master.id()
            + "r"
            + begin.instanceSuffix().toLowerCase(Locale.ROOT).replaceAll("[^a-v0-9]", ""));
    ObjectNode ending = Json.object();
    ending.set("recurrence", recurrence(master, line -> ended(line, begin)));
    if (before == 0) {
      book.delete(master.id(), Precondition.NONE);
    } else {
      book.patch(master.id(), ending, Precondition.NONE);
    }
    return book.insert(Patch.merge(following, changes), master.creator());
  }

  private static ArrayNode recurrence(
      Event master, java.util.function.UnaryOperator<String> change) {
    ArrayNode lines = Json.object().putArray("recurrence");
    master.body().recurrence().forEach(line -> lines.add(change.apply(line)));
    return lines;
  }

  /** A count goes on counting in the new series. */
  private static String fewer(String line, long before) {
    if (!line.startsWith("RRULE")) {
      return line;
    }
    StringBuilder rule = new StringBuilder();
    for (String part : line.split(";", -1)) {
      boolean first = rule.isEmpty();
      rule.append(first ? "" : ";");
      int count = part.indexOf("COUNT=");
      rule.append(
          count < 0
              ? part
              : part.substring(0, count + 6)
                  + (Long.parseLong(part.substring(count + 6)) - before));
    }
    return rule.toString();
  }

  private String ended(String line, EventTime begin) {
    if (!line.startsWith("RRULE")) {
      return line;
    }
    String until =
        switch (begin) {
          case EventTime.AllDay(var date) ->
              DateTimeFormatter.BASIC_ISO_DATE.format(date.minusDays(1));
          case EventTime.Timed timed ->
              UTC.format(timed.instant().minusSeconds(1).atOffset(ZoneOffset.UTC));
        };
    return line.replaceAll(";(COUNT|UNTIL)=[^;]*", "").replaceAll(":(COUNT|UNTIL)=[^;]*;", ":")
        + ";UNTIL="
        + until;
  }
}
