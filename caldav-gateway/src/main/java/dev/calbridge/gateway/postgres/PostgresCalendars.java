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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the projection. */
@ApplicationScoped
public class PostgresCalendars implements Calendars {

  // The newest holder of a name comes last, where a map keeps it.
  private static final String IN_ORDER = " order by o.name, o.created_at";
  private static final String BY_NAMES =
      "select "
          + ObjectColumns.ALL
          + ObjectColumns.TEXT
          + ", o.created_at"
          + ObjectColumns.OF_CALENDAR
          + " and o.name = any($4)";
  private static final String EVERYBODYS_TEXT =
      """
      select text from calendar_object where tenant = $1 and resource = $2 and name = $3
       order by created_at desc limit 1""";
  private static final String BY_UID =
      "select " + ObjectColumns.ALL + ObjectColumns.OF_CALENDAR + " and o.uid = $4 limit 1";
  private static final String RESOURCES_BY_UID =
      """
      select distinct resource from calendar_object
       where tenant = $1 and resource = any($2) and uid = $3""";
  private static final String ALL =
      "select " + ObjectColumns.ALL + ObjectColumns.OF_CALENDAR + IN_ORDER;
  private static final String IN_WINDOW =
      "select "
          + ObjectColumns.ALL
          + ", o.occurs, o.created_at"
          + ObjectColumns.OF_CALENDAR
          + " and not o.long_lasting"
          + " and o.earliest > $4::timestamptz - interval '3 days' and o.earliest < $5"
          + " and o.latest > $4"
          + " union all select "
          + ObjectColumns.ALL
          + ", o.occurs, o.created_at"
          + ObjectColumns.OF_CALENDAR
          + " and o.long_lasting and o.earliest < $5 and (o.latest is null or o.latest > $4)"
          + " order by name, created_at";
  // Two parts, each found by its index: what has changed for everybody, and for the user alone.
  private static final String CHANGES =
      "select "
          + ObjectColumns.ALL
          + ", false as removed"
          + ObjectColumns.OF_CALENDAR
          + " and o.change_number > $4 and o.change_number <= $5"
          + " union all select "
          + ObjectColumns.ALL
          + ", false"
          + " from personal_object p join calendar_object o using (tenant, resource, entry)"
          + " where p.tenant = $1 and p.resource = $2 and p.user_id = $3"
          + " and p.change_number > $4 and p.change_number <= $5 and o.change_number <= $4"
          + " union all"
          + " select name, '', null, 0, 0, 0, change_number, null, 0, true from removal"
          + " where tenant = $1 and resource = $2 and change_number > $4 and change_number <= $5"
          + " and $4 >= 0"
          + " order by change_number limit $6";
  private static final String PRUNED =
      "select pruned_number from calendar where tenant = $1 and resource = $2";
  private static final String LAST_REMOVAL =
      "select change_number from removal where tenant = $1 and resource = $2 and name = $3";

  // Before all entries, and far enough from what PostgreSQL can calculate with.
  private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("0001-01-01T00:00:00Z");

  private final TenantTransactions transactions;
  private final TenantReads reads;
  private final CandidateRows candidates;
  private final ObjectMapper json;

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
    return transactions
        .runOutsideTenants("select epoch from projection")
        .iterator()
        .next()
        .getString(0);
  }

  @Override
  public List<StoredCalendar> candidates(String tenant, String user) {
    return candidates.all(tenant, user);
  }

  @Override
  public Optional<ObjectText> object(StoredCalendar calendar, String name) {
    return Optional.ofNullable(texts(calendar, List.of(name)).get(name));
  }

  @Override
  public Optional<String> everybodysText(CalendarKey calendar, String name) {
    for (Row row :
        reads.readShort(
            calendar.tenant(), EVERYBODYS_TEXT, calendar.tenant(), calendar.resource(), name)) {
      return Optional.of(row.getString("text"));
    }
    return Optional.empty();
  }

  @Override
  public Optional<StoredObject> objectWithUid(StoredCalendar calendar, String uid) {
    return ObjectColumns.objects(query(calendar, BY_UID, uid)).stream().findFirst();
  }

  @Override
  public List<StoredCalendar> calendarsWithUid(List<StoredCalendar> calendars, String uid) {
    if (calendars.isEmpty()) {
      return List.of();
    }
    String tenant = calendars.getFirst().key().tenant();
    UUID[] resources =
        calendars.stream().map(calendar -> calendar.key().resource()).toArray(UUID[]::new);
    Set<UUID> holding = new HashSet<>();
    for (Row row : query(tenant, RESOURCES_BY_UID, tenant, resources, uid)) {
      holding.add(row.getUUID(0));
    }
    return calendars.stream()
        .filter(calendar -> holding.contains(calendar.key().resource()))
        .toList();
  }

  @Override
  public List<StoredObject> objects(StoredCalendar calendar) {
    return ObjectColumns.objects(query(calendar, ALL));
  }

  @Override
  public List<StoredObject> objects(StoredCalendar calendar, TimeWindow window, ZoneId dayZone) {
    Map<String, StoredObject> found = new LinkedHashMap<>();
    for (Row row :
        query(
            calendar,
            IN_WINDOW,
            at(window.start(), LONG_AGO),
            at(window.end(), OffsetDateTime.MAX))) {
      StoredObject object = ObjectColumns.object(row);
      // Gone from the map if its newest holder is not in the window.
      if (overlaps(row.getJsonObject("occurs"), window, dayZone)) {
        found.put(object.name(), object);
      }
    }
    return List.copyOf(found.values());
  }

  private boolean overlaps(@Nullable JsonObject occurs, TimeWindow window, ZoneId dayZone) {
    if (occurs == null) {
      return true;
    }
    ObjectRow.Occurs times = read(occurs, ObjectRow.Occurs.class);
    return Occurrences.overlap(times.span(), times.recurrence(), window, dayZone);
  }

  @Override
  public Map<String, ObjectText> texts(StoredCalendar calendar, Collection<String> names) {
    Map<String, ObjectText> texts = new HashMap<>();
    Map<String, OffsetDateTime> newest = new HashMap<>();
    if (!names.isEmpty()) {
      // Not sorted by the database, which would copy the texts for it.
      for (Row row : query(calendar, BY_NAMES, (Object) names.toArray(String[]::new))) {
        StoredObject object = ObjectColumns.object(row);
        OffsetDateTime created = row.getOffsetDateTime("created_at");
        @Nullable OffsetDateTime other = newest.get(object.name());
        if (other == null || other.isBefore(created)) {
          newest.put(object.name(), created);
          texts.put(object.name(), ObjectColumns.text(row, object));
        }
      }
    }
    return texts;
  }

  @Override
  public List<ObjectChange> changes(StoredCalendar calendar, long since, int most) {
    Map<String, ObjectChange> changes = new LinkedHashMap<>();
    for (Row row : query(calendar, CHANGES, since, calendar.changeNumber(), most)) {
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
        reads.readShort(
            calendar.tenant(), LAST_REMOVAL, calendar.tenant(), calendar.resource(), name)) {
      return row.getLong("change_number");
    }
    return 0;
  }

  @Override
  public long prunedNumber(CalendarKey calendar) {
    for (Row row :
        reads.readShort(calendar.tenant(), PRUNED, calendar.tenant(), calendar.resource())) {
      return row.getLong("pruned_number");
    }
    return 0;
  }

  /** Tenant, resource and user are the first three parameters. */
  private RowSet<Row> query(StoredCalendar calendar, String sql, Object... more) {
    CalendarKey key = calendar.key();
    List<Object> parameters =
        new ArrayList<>(List.of(key.tenant(), key.resource(), calendar.viewer()));
    Collections.addAll(parameters, more);
    return query(key.tenant(), sql, parameters.toArray());
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
