package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.contract.EntrySpan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The changed occurrences of a series as the JSON array of column {@code changed}. */
final class ChangedOccurrences {

  private ChangedOccurrences() {}

  static JsonArray write(List<ChangedOccurrence> changed) {
    JsonArray array = new JsonArray();
    changed.forEach(one -> array.add(write(one)));
    return array;
  }

  static List<ChangedOccurrence> read(JsonArray array) {
    List<ChangedOccurrence> changed = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      changed.add(read(array.getJsonObject(i)));
    }
    return changed;
  }

  private static JsonObject write(ChangedOccurrence one) {
    JsonObject object =
        new JsonObject()
            .put("occurrence", one.occurrence().toString())
            .put("title", one.title())
            .put("notes", one.notes())
            .put("branch", text(one.branch()))
            .put("type", text(one.type()))
            .put("status", text(one.status()))
            .put("place", one.place())
            .put("free", one.free())
            .put("categories", new JsonArray(one.otherCategories()))
            .put("extras", new JsonArray(one.extras()));
    return switch (one.span()) {
      case EntrySpan.Timed timed ->
          object
              .put("start", timed.start().toString())
              .put("end", timed.end().toString())
              .put("zone", timed.zone().getId());
      case EntrySpan.AllDay days ->
          object.put("start", days.start().toString()).put("end", days.end().toString());
    };
  }

  private static ChangedOccurrence read(JsonObject object) {
    return new ChangedOccurrence(
        LocalDateTime.parse(object.getString("occurrence")),
        object.getString("title"),
        object.getString("notes"),
        id(object, "branch"),
        id(object, "type"),
        id(object, "status"),
        object.getString("place"),
        object.getBoolean("free"),
        span(object),
        texts(object.getJsonArray("categories")),
        texts(object.getJsonArray("extras")));
  }

  private static EntrySpan span(JsonObject object) {
    String start = object.getString("start");
    String end = object.getString("end");
    String zone = object.getString("zone");
    return zone == null
        ? new EntrySpan.AllDay(LocalDate.parse(start), LocalDate.parse(end))
        : new EntrySpan.Timed(
            LocalDateTime.parse(start), LocalDateTime.parse(end), ZoneId.of(zone));
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(Object::toString).toList();
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private static @Nullable UUID id(JsonObject object, String name) {
    String text = object.getString(name);
    return text == null ? null : UUID.fromString(text);
  }
}
