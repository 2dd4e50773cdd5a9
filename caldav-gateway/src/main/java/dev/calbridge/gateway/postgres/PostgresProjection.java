package dev.calbridge.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.gateway.calendar.CalendarFact;
import dev.calbridge.gateway.calendar.CalendarKey;
import dev.calbridge.gateway.calendar.EntryFact;
import dev.calbridge.gateway.calendar.PersonalText;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.icalendar.EventWriter;
import dev.calbridge.gateway.icalendar.PersonalWriter;
import dev.calbridge.kit.outbox.OutboxMessage;
import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.JournalLine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the projection. Locks are always taken in the same order - entries by id, then calendars
 * by id - so that the consumer and the requests never wait for each other in a circle.
 */
@ApplicationScoped
public class PostgresProjection implements Projection {

  private static final String KNOWN =
      "select entry, version from entry where tenant = $1 and entry = any($2)";
  private static final String TAKE_VERSIONS =
      """
      insert into entry (tenant, entry, version, gone)
      select $1, fact.entry, fact.version, fact.gone
        from unnest($2::uuid[], $3::bigint[], $4::boolean[]) as fact (entry, version, gone)
       order by fact.entry
      on conflict (tenant, entry)
        do update set version = excluded.version, gone = excluded.gone
        where entry.version < excluded.version
      returning entry""";
  private static final String FORGET_DELIVERIES =
      "delete from delivery where tenant = $1 and entry = any($2)";
  private static final String PLACED =
      "select resource, entry, name from calendar_object where tenant = $1 and entry = any($2)";
  private static final String KNOW_TENANT =
      "insert into known_tenant (tenant) values ($1) on conflict do nothing";
  private static final String TAKE_CALENDAR =
      """
      insert into calendar (tenant, resource, version, snapshot, kind, owner_user)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant, resource)
        do update set version = excluded.version, snapshot = excluded.snapshot,
                      kind = excluded.kind, owner_user = excluded.owner_user
        where calendar.version < excluded.version""";
  private static final String STILL_THAT_VERSION =
      "select entry from entry where tenant = $1 and entry = $2 and version = $3 for update";

  private final TenantTransactions transactions;
  private final TenantReads reads;
  private final EventWriter writer;
  private final ObjectMapper json;
  private final PersonalObjectRows personalObjects;
  private final OutboxRelay relay;

  public PostgresProjection(
      TenantTransactions transactions,
      TenantReads reads,
      EventWriter writer,
      PersonalWriter personalWriter,
      ObjectMapper json,
      OutboxRelay relay) {
    this.transactions = transactions;
    this.reads = reads;
    this.writer = writer;
    this.json = json;
    this.relay = relay;
    this.personalObjects = new PersonalObjectRows(personalWriter, json);
  }

  @Override
  public void applyEntries(String tenant, List<EntryFact> facts) {
    Map<UUID, EntryFact> newest = new TreeMap<>();
    for (EntryFact fact : facts) {
      newest.merge(
          fact.entry(), fact, (one, other) -> other.version() > one.version() ? other : one);
    }
    forgetKnown(tenant, newest);
    if (newest.isEmpty()) {
      return;
    }
    // Rendered before anything is locked.
    Map<UUID, List<ObjectRow>> rendered = new LinkedHashMap<>();
    newest.forEach((entry, fact) -> rendered.put(entry, render(fact)));
    var _ =
        transactions.run(
            tenant, statements -> apply(tenant, newest.values(), rendered, null, statements));
  }

  /** Most news are of what a request has brought in already: they cost no more than a look. */
  private void forgetKnown(String tenant, Map<UUID, EntryFact> facts) {
    for (Row row : reads.read(tenant, KNOWN, tenant, facts.keySet().toArray(UUID[]::new))) {
      facts.computeIfPresent(
          row.getUUID("entry"), (_, fact) -> fact.version() > row.getLong("version") ? fact : null);
    }
  }

  @Override
  public boolean applyOwn(
      CalendarEntry entry,
      StoredCalendar calendar,
      Function<String, Optional<PersonalText>> addition) {
    EntryFact fact = new EntryFact.Present(entry);
    List<ObjectRow> rendered = render(fact);
    PersonalObjectRows.@Nullable Own own =
        rendered.stream()
            .filter(row -> row.resource().equals(calendar.key().resource()))
            .findFirst()
            .flatMap(row -> addition.apply(row.text()))
            .map(text -> new PersonalObjectRows.Own(calendar, text))
            .orElse(null);
    return transactions.run(
        entry.tenant(),
        statements ->
            apply(entry.tenant(), List.of(fact), Map.of(entry.id(), rendered), own, statements));
  }

  /**
   * @param own of the one fact, or null
   * @return whether there was something new, and the user's own part is kept
   */
  private boolean apply(
      String tenant,
      Collection<EntryFact> facts,
      Map<UUID, List<ObjectRow>> rendered,
      PersonalObjectRows.@Nullable Own own,
      TenantTransactions.Statements statements) {
    Set<UUID> news = new TreeSet<>();
    for (Row row :
        statements.query(
            TAKE_VERSIONS,
            tenant,
            facts.stream().map(EntryFact::entry).toArray(UUID[]::new),
            facts.stream().map(EntryFact::version).toArray(Long[]::new),
            facts.stream().map(EntryFact.Gone.class::isInstance).toArray(Boolean[]::new))) {
      news.add(row.getUUID("entry"));
    }
    if (news.isEmpty()) {
      return false;
    }
    Future<RowSet<Row>> personal = PersonalObjectRows.ask(tenant, news, statements);
    List<Placed> before = new ArrayList<>();
    for (Row row : statements.query(PLACED, tenant, news.toArray(UUID[]::new))) {
      before.add(new Placed(row.getUUID("resource"), row.getUUID("entry"), row.getString("name")));
    }
    List<ObjectRow> after =
        rendered.entrySet().stream()
            .filter(entry -> news.contains(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    Set<Placed> kept =
        after.stream()
            .map(row -> new Placed(row.resource(), row.entry(), row.name()))
            .collect(Collectors.toSet());
    List<Placed> left = before.stream().filter(placed -> !kept.contains(placed)).toList();
    Set<UUID> touched = new TreeSet<>();
    after.forEach(row -> touched.add(row.resource()));
    left.forEach(placed -> touched.add(placed.resource()));
    UUID[] gone =
        facts.stream()
            .filter(EntryFact.Gone.class::isInstance)
            .map(EntryFact::entry)
            .toArray(UUID[]::new);
    if (gone.length > 0) {
      var _ = statements.later(FORGET_DELIVERIES, tenant, gone);
    }
    ChangeNumbers numbers = ChangeNumbers.lock(tenant, touched, statements);
    ObjectRows.remove(tenant, left, numbers, statements);
    ObjectRows.write(tenant, after, numbers, statements);
    List<Row> others = new ArrayList<>();
    personal.result().forEach(others::add);
    boolean ownKept = own == null || keepOwn(own, others, after, numbers, statements);
    personalObjects.redraw(
        tenant,
        others,
        after.stream().collect(Collectors.groupingBy(ObjectRow::entry)),
        after.stream()
            .filter(row -> isNew(row, before))
            .collect(Collectors.groupingBy(ObjectRow::entry)),
        statements);
    numbers.store(statements);
    return ownKept;
  }

  /**
   * Takes the user's own row out of the others, unless it is to be redrawn as they are.
   *
   * @return false if the user has the entry in another calendar too: what is kept there may be on
   *     its way here
   */
  private boolean keepOwn(
      PersonalObjectRows.Own own,
      List<Row> rows,
      List<ObjectRow> objects,
      ChangeNumbers numbers,
      TenantTransactions.Statements statements) {
    UUID resource = own.calendar().key().resource();
    List<Row> ofUser = rows.stream().filter(own::isBy).toList();
    if (ofUser.stream().anyMatch(row -> !row.getUUID("resource").equals(resource))) {
      return false;
    }
    @Nullable Row before = ofUser.isEmpty() ? null : ofUser.getFirst();
    ObjectRow now =
        objects.stream().filter(row -> row.resource().equals(resource)).findFirst().orElseThrow();
    if (personalObjects.keepOwn(own, before, now, numbers, statements)) {
      rows.removeAll(ofUser);
    }
    return true;
  }

  private static boolean isNew(ObjectRow row, List<Placed> before) {
    return before.stream()
        .noneMatch(
            placed ->
                placed.entry().equals(row.entry()) && placed.resource().equals(row.resource()));
  }

  @Override
  public boolean keepPersonal(StoredCalendar calendar, StoredObject object, PersonalText personal) {
    String tenant = calendar.key().tenant();
    UUID resource = calendar.key().resource();
    return transactions.run(
        tenant,
        statements -> {
          if (statements
                  .query(STILL_THAT_VERSION, tenant, object.entry(), object.entryVersion())
                  .size()
              == 0) {
            return false;
          }
          ChangeNumbers numbers = ChangeNumbers.lock(tenant, Set.of(resource), statements);
          long number = numbers.nextPersonal(resource);
          numbers.store(statements);
          return personalObjects.keep(calendar, object, personal, number, statements);
        });
  }

  private List<ObjectRow> render(EntryFact fact) {
    return switch (fact) {
      case EntryFact.Gone _ -> List.of();
      case EntryFact.Present(CalendarEntry entry) ->
          entry.placements().stream()
              .sorted(Comparator.comparing(EntryPlacement::resource))
              .map(placement -> ObjectRow.of(entry, placement, writer, json))
              .toList();
    };
  }

  @Override
  public void applyCalendars(String tenant, List<CalendarFact> facts) {
    List<Tuple> rows =
        facts.stream()
            // as PostgreSQL orders them, not as Java does: everybody locks in the same order
            .sorted(Comparator.comparing(fact -> fact.key().resource().toString()))
            .map(this::row)
            .toList();
    transactions.run(
        tenant,
        statements -> {
          statements.later(KNOW_TENANT, tenant);
          statements.batch(TAKE_CALENDAR, rows);
          return true;
        });
  }

  private Tuple row(CalendarFact fact) {
    Tuple row = Tuple.of(fact.key().tenant(), fact.key().resource(), fact.version());
    return switch (fact) {
      case CalendarFact.Gone _ -> row.addValue(null).addValue(null).addValue(null);
      case CalendarFact.Present(CalendarSnapshot calendar) ->
          row.addValue(new JsonObject(text(calendar)))
              .addValue(calendar.kind().name())
              .addValue(calendar.owner() == null ? null : calendar.owner().user());
    };
  }

  @Override
  public void noteRefusal(CalendarKey calendar, String name, @Nullable JournalLine line) {
    @Nullable OutboxMessage message = line == null ? null : RefusalRows.message(line, text(line));
    transactions.run(
        calendar.tenant(),
        statements -> {
          RefusalRows.note(calendar, name, message, statements);
          return true;
        });
    if (message != null) {
      relay.wake();
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A contract type cannot be written as JSON", e);
    }
  }

  /** Where an entry was before. */
  record Placed(UUID resource, UUID entry, String name) {}
}
