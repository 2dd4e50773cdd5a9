package dev.calbridge.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.gateway.calendar.CalendarKey;
import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.ObjectChange;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.recurrence.TimeWindow;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads the projection. */
@ApplicationScoped
public class PostgresCalendars implements Calendars {

  // The newest holder of a name comes last, where a map keeps it.
  private static final String IN_ORDER = " order by name, created_at";
  private static final String BY_NAMES =
      "select "
          + ObjectColumns.ALL
          + ", text from calendar_object"
          + " where tenant = $1 and resource = $2 and name = any($3)"
          + IN_ORDER;
  private static final String BY_UID =
      "select "
          + ObjectColumns.ALL
          + " from calendar_object"
          + " where tenant = $1 and resource = $2 and uid = $3 limit 1";
  private static final String ALL =
      "select "
          + ObjectColumns.ALL
          + " from calendar_object where tenant = $1 and resource = $2"
          + IN_ORDER;
  private static final String IN_WINDOW =
      "select "
          + ObjectColumns.ALL
          + ", occurs, created_at from calendar_object"
          + " where tenant = $1 and resource = $2 and not long_lasting"
          + " and earliest > $3::timestamptz - interval '3 days' and earliest < $4"
          + " and latest > $3"
          + " union all select "
          + ObjectColumns.ALL
          + ", occurs, created_at from calendar_object"
          + " where tenant = $1 and resource = $2 and long_lasting and earliest < $4"
          + " and (latest is null or latest > $3)"
          + IN_ORDER;
  private static final String CHANGES =
      "select "
          + ObjectColumns.ALL
          + ", false as removed from calendar_object"
          + " where tenant = $1 and resource = $2 and change_number > $3 and change_number <= $4"
          + " union all"
          + " select name, '', null, 0, 0, change_number, null, 0, true from removal"
          + " where tenant = $1 and resource = $2 and change_number > $3 and change_number <= $4"
          + " and $3 > 0"
          + " order by change_number limit $5";
  private static final String LAST_REMOVAL =
      "select change_number from removal where tenant = $1 and resource = $2 and name = $3";

  // Before all entries, and far enough from what PostgreSQL can calculate with.
  private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("0001-01-01T00:00:00Z");

  private final TenantTransactions transactions;
  private final TenantReads reads;
  private final CandidateRows candidates;
  private final ObjectMapper json;
  private final AtomicReference<@Nullable String> epoch = new AtomicReference<>();

  public PostgresCalendars(
      TenantTransactions transactions,
      TenantReads reads,
      CandidateRows candidates,
      ObjectMapper json) {
    this.transactions = transactions;
    this.reads = reads;
    this.candidates = candidates;
    this.json = json;
  }

  @Override
  public String epoch() {
    String known = epoch.get();
    if (known == null) {
      known =
          transactions
              .runOutsideTenants("select epoch from projection")
              .iterator()
              .next()
              .getString("epoch");
      epoch.set(known);
    }
    return known;
  }

  @Override
  public List<StoredCalendar> candidates(String tenant, String user) {
    return candidates.all(tenant, user);
  }

  @Override
  public List<StoredCalendar> candidates(String tenant, String user, UUID resource) {
    return candidates.near(tenant, user, resource);
  }

  @Override
  public Optional<ObjectText> object(CalendarKey calendar, String name) {
    return Optional.ofNullable(texts(calendar, List.of(name)).get(name));
  }

  @Override
  public Optional<StoredObject> objectWithUid(CalendarKey calendar, String uid) {
    return ObjectColumns.objects(
            query(calendar.tenant(), BY_UID, calendar.tenant(), calendar.resource(), uid))
        .stream()
        .findFirst();
  }

  @Override
  public List<StoredObject> objects(CalendarKey calendar) {
    return ObjectColumns.objects(
        query(calendar.tenant(), ALL, calendar.tenant(), calendar.resource()));
  }

  @Override
  public List<StoredObject> objects(StoredCalendar calendar, TimeWindow window) {
    CalendarKey key = calendar.key();
    Map<String, StoredObject> found = new LinkedHashMap<>();
    for (Row row :
        query(
            key.tenant(),
            IN_WINDOW,
            key.tenant(),
            key.resource(),
            at(window.start(), LONG_AGO),
            at(window.end(), OffsetDateTime.MAX))) {
      StoredObject object = ObjectColumns.object(row);
      // Gone from the map if its newest holder is not in the window.
      if (overlaps(row.getJsonObject("occurs"), calendar, window)) {
        found.put(object.name(), object);
      }
    }
    return List.copyOf(found.values());
  }

  private boolean overlaps(
      @Nullable JsonObject occurs, StoredCalendar calendar, TimeWindow window) {
    if (occurs == null) {
      return true;
    }
    ObjectRow.Occurs times = read(occurs, ObjectRow.Occurs.class);
    return Occurrences.overlap(times.span(), times.recurrence(), window, calendar.zone());
  }

  @Override
  public Map<String, ObjectText> texts(CalendarKey calendar, Collection<String> names) {
    Map<String, ObjectText> texts = new LinkedHashMap<>();
    if (!names.isEmpty()) {
      for (Row row :
          query(
              calendar.tenant(),
              BY_NAMES,
              calendar.tenant(),
              calendar.resource(),
              names.toArray(String[]::new))) {
        StoredObject object = ObjectColumns.object(row);
        texts.put(object.name(), new ObjectText(object, row.getString("text")));
      }
    }
    return texts;
  }

  @Override
  public List<ObjectChange> changes(StoredCalendar calendar, long since, int most) {
    CalendarKey key = calendar.key();
    Map<String, ObjectChange> changes = new LinkedHashMap<>();
    for (Row row :
        query(
            key.tenant(),
            CHANGES,
            key.tenant(),
            key.resource(),
            since,
            calendar.changeNumber(),
            most)) {
      ObjectChange change =
          row.getBoolean("removed")
              ? new ObjectChange.Removed(row.getString("name"), row.getLong("change_number"))
              : new ObjectChange.Present(ObjectColumns.object(row));
      // A name with two holders for a moment: the later change tells.
      changes.remove(change.name());
      changes.put(change.name(), change);
    }
    return List.copyOf(changes.values());
  }

  @Override
  public long lastRemoval(CalendarKey calendar, String name) {
    for (Row row :
        query(calendar.tenant(), LAST_REMOVAL, calendar.tenant(), calendar.resource(), name)) {
      return row.getLong("change_number");
    }
    return 0;
  }

  private RowSet<Row> query(String tenant, String sql, Object... parameters) {
    return reads.read(tenant, sql, parameters);
  }

  private <T> T read(JsonObject value, Class<T> type) {
    try {
      return json.readValue(value.encode(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored " + type.getSimpleName() + " cannot be read", e);
    }
  }

  private static OffsetDateTime at(@Nullable Instant instant, OffsetDateTime open) {
    return instant == null ? open : instant.atOffset(ZoneOffset.UTC);
  }
}
