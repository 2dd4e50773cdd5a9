package dev.calbridge.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.gateway.calendar.PersonalContent;
import dev.calbridge.gateway.calendar.PersonalText;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.icalendar.PersonalWriter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what users keep with objects; entries and calendars are locked. */
final class PersonalObjectRows {

  private static final String KEPT =
      """
      select user_id, resource, entry, version, content from personal_object
       where tenant = $1 and entry = any($2)""";
  private static final String REMOVE =
      """
      delete from personal_object
       where tenant = $1 and resource = $2 and entry = $3 and user_id = $4""";
  private static final String REDRAW =
      """
      update personal_object set text = $5, octets = $6, resource = $7, change_number = 0
       where tenant = $1 and resource = $2 and entry = $3 and user_id = $4""";
  private static final String KEEP =
      """
      insert into personal_object
        (tenant, resource, entry, user_id, version, change_number, content, text, octets)
      values ($1, $2, $3, $4, $5::bigint + 1, $6, $7, $8, $9)
      on conflict (tenant, resource, entry, user_id) do update set
        version = excluded.version, change_number = excluded.change_number,
        content = excluded.content, text = excluded.text, octets = excluded.octets
        where personal_object.version = $5
      returning version""";

  private final PersonalWriter writer;
  private final ObjectMapper json;

  PersonalObjectRows(PersonalWriter writer, ObjectMapper json) {
    this.writer = writer;
    this.json = json;
  }

  /** Asks what users keep with entries; the rows are there once the next query was answered. */
  static Future<RowSet<Row>> ask(
      String tenant, Collection<UUID> entries, TenantTransactions.Statements statements) {
    return statements.later(KEPT, tenant, entries.toArray(UUID[]::new));
  }

  /**
   * Brings the users' texts up to the objects as they are now. What a user kept follows an entry
   * that moved to another calendar, and goes with one that is gone.
   *
   * @param kept with the entries that have changed
   * @param objects of those entries, by entry
   * @param joined the ones of them that were not there before, by entry
   */
  void redraw(
      String tenant,
      Iterable<Row> kept,
      Map<UUID, List<ObjectRow>> objects,
      Map<UUID, List<ObjectRow>> joined,
      TenantTransactions.Statements statements) {
    List<Tuple> removed = new ArrayList<>();
    List<Tuple> drawn = new ArrayList<>();
    for (Row row : kept) {
      UUID entry = row.getUUID("entry");
      UUID resource = row.getUUID("resource");
      Tuple key = Tuple.of(tenant, resource, entry, row.getString("user_id"));
      PersonalContent content = content(row.getJsonObject("content"));
      Optional<ObjectRow> now =
          now(
              resource,
              objects.getOrDefault(entry, List.of()),
              joined.getOrDefault(entry, List.of()));
      if (now.isEmpty() || content.saysNothing()) {
        removed.add(key);
      } else {
        String text = writer.write(now.get().text(), content);
        drawn.add(key.addValue(text).addValue(octets(text)).addValue(now.get().resource()));
      }
    }
    statements.batch(REMOVE, removed);
    statements.batch(REDRAW, drawn);
  }

  /**
   * Keeps what a user adds to an object with the change that is brought in.
   *
   * @param before what the user kept with it, or null
   * @return false if the user sees the same without
   */
  boolean keepOwn(
      Own own,
      @Nullable Row before,
      ObjectRow now,
      ChangeNumbers numbers,
      TenantTransactions.Statements statements) {
    PersonalContent content = before == null ? null : content(before.getJsonObject("content"));
    String drawn =
        content == null || content.saysNothing() ? now.text() : writer.write(now.text(), content);
    if (own.text().text().equals(drawn)) {
      return false;
    }
    var _ =
        statements.later(
            KEEP,
            own.calendar().key().tenant(),
            now.resource(),
            now.entry(),
            own.calendar().viewer(),
            before == null ? 0L : before.getLong("version"),
            numbers.nextPersonal(now.resource()),
            json(own.text().content()),
            own.text().text(),
            octets(own.text().text()));
    return true;
  }

  /** What the user who changes an object is to see of it. */
  record Own(StoredCalendar calendar, PersonalText text) {

    boolean isBy(Row kept) {
      return kept.getString("user_id").equals(calendar.viewer());
    }
  }

  private static Optional<ObjectRow> now(
      UUID resource, List<ObjectRow> objects, List<ObjectRow> joined) {
    Optional<ObjectRow> same =
        objects.stream().filter(object -> object.resource().equals(resource)).findFirst();
    return same.isPresent() || joined.size() != 1 ? same : Optional.of(joined.getFirst());
  }

  /**
   * @return false if somebody else's change came between
   */
  boolean keep(
      StoredCalendar calendar,
      StoredObject object,
      PersonalText personal,
      long changeNumber,
      TenantTransactions.Statements statements) {
    return statements
            .query(
                KEEP,
                calendar.key().tenant(),
                calendar.key().resource(),
                object.entry(),
                calendar.viewer(),
                object.personalVersion(),
                changeNumber,
                json(personal.content()),
                personal.text(),
                octets(personal.text()))
            .size()
        == 1;
  }

  private PersonalContent content(JsonObject stored) {
    try {
      return json.readValue(stored.encode(), PersonalContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored personal content cannot be read", e);
    }
  }

  private JsonObject json(PersonalContent content) {
    try {
      return new JsonObject(json.writeValueAsString(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Personal content cannot be written as JSON", e);
    }
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
