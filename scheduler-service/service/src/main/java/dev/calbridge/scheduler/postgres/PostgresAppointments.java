package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Appointments;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Neighbourhood;
import dev.calbridge.scheduler.appointment.Reference;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.time.Interval;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Appointments in PostgreSQL. */
@ApplicationScoped
public class PostgresAppointments implements Appointments {

  static final String PLACE =
      "insert into placement (tenant, appointment, resource, uid, object_name)"
          + " values ($1, $2, $3, $4, $5)";

  static final String LIST =
      AppointmentRows.SELECT
          + " where tenant = $1 and "
          + Windows.appointmentsOf("array[$2::uuid]", "$4", "$3")
          + Pages.WITHIN;

  /** Parameters $1 tenant, $2 resources, $3 from, $4 until. */
  private static final String TOUCHING =
      AppointmentRows.SELECT
          + " where tenant = $1 and "
          + Windows.appointmentsOf("$2::uuid[]", "$3", "$4")
          + " and reach_from < $4 and (reach_until is null or reach_until > $3)"
          + " order by reach_from, id limit 20000";

  static final Duration SEASON = Duration.ofDays(90);
  private static final Duration QUICK = Duration.ofDays(7);

  private final Vertx vertx;
  private final Transactions transactions;
  private final AppointmentFacts facts;
  private final EarlierVersions versions;
  private final PostgresWaitingOffers offers;
  private final Outbox outbox;
  private final EntryEvents events;
  private final Clock clock;

  public PostgresAppointments(
      Vertx vertx,
      Transactions transactions,
      AppointmentFacts facts,
      EarlierVersions versions,
      PostgresWaitingOffers offers,
      Outbox outbox,
      EntryEvents events,
      Clock clock) {
    this.vertx = vertx;
    this.transactions = transactions;
    this.facts = facts;
    this.versions = versions;
    this.offers = offers;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Uni<Optional<Stored<Appointment>>> find(String tenant, UUID id) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(AppointmentRows.SELECT + " where tenant = $1 and id = $2")
                .execute(Tuple.of(tenant, id))
                .map(rows -> Statements.first(rows).map(AppointmentRows::read)));
  }

  @Override
  public Uni<Page<Stored<Appointment>>> list(String tenant, Window window) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(LIST)
                .execute(Pages.tuple(tenant, window))
                .map(rows -> Pages.page(rows, window.limit(), AppointmentRows::read)));
  }

  @Override
  public Uni<List<Stored<Appointment>>> touching(
      String tenant, List<UUID> resources, Interval stretch) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(TOUCHING)
                .execute(
                    Tuple.of(
                        tenant,
                        resources.toArray(UUID[]::new),
                        Spans.utc(stretch.from()),
                        Spans.utc(stretch.until())))
                .map(
                    rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                            .map(AppointmentRows::read)
                            .toList()));
  }

  @Override
  public Uni<List<UUID>> referring(
      String tenant, Reference reference, @Nullable UUID after, int limit) {
    String refers =
        switch (reference.kind()) {
          case BRANCH -> "branch = $2";
          case CUSTOMER -> "customer = $2";
          case TYPE -> "type = $2";
          case STATUS -> "status = $2";
          case RESOURCE -> "primary_resource = $2";
          case TENANT -> "$2::uuid is not null";
        };
    String query =
        "select id from appointment where tenant = $1 and "
            + refers
            + " and id > $3 and (reach_until is null or reach_until > $4) order by id limit $5";
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(query)
                .execute(
                    Tuple.of(
                        tenant,
                        reference.id(),
                        after == null ? new UUID(0, 0) : after,
                        Spans.utc(clock.instant().minus(SEASON)),
                        limit))
                .map(
                    rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getUUID("id"))
                            .toList()));
  }

  @Override
  public <A> Uni<A> change(String tenant, Needs needs, Function<Facts, Decision<A>> decide) {
    return transactions.write(
        tenant, connection -> act(connection, tenant, needs, decide).map(Decision::answer));
  }

  /** Reads, decides and does, in a transaction that is open already. */
  <A> Uni<Decision<A>> act(
      SqlConnection connection, String tenant, Needs needs, Function<Facts, Decision<A>> decide) {
    return facts
        .read(connection, tenant, needs)
        .chain(
            known ->
                decided(known, decide)
                    .chain(
                        decision ->
                            carryOut(connection, known, decision, needs.user())
                                .replaceWith(decision)));
  }

  /** Looking through a year of a book takes its time; no event loop shall wait for it. */
  private <A> Uni<Decision<A>> decided(Facts known, Function<Facts, Decision<A>> decide) {
    Neighbourhood beside = known.neighbourhood();
    return beside == null || beside.window().isShorterThan(QUICK)
        ? Uni.createFrom().item(decide.apply(known))
        : vertx.executeBlocking(() -> decide.apply(known), false);
  }

  private <A> Uni<Void> carryOut(
      SqlConnection connection, Facts facts, Decision<A> decision, @Nullable String user) {
    List<Uni<?>> statements = new ArrayList<>();
    Stored<Appointment> current = facts.current();
    boolean replaced =
        decision instanceof Decision.Save<A> || decision instanceof Decision.Remove<A>;
    if (current != null && replaced) {
      statements.add(versions.keep(connection, facts, current, user));
    }
    switch (decision) {
      case Decision.Leave<A> _ -> {}
      case Decision.Tell<A> tell ->
          statements.add(outbox.append(connection, events.changed(tell.entry())));
      case Decision.Save<A> save -> {
        String write = facts.current() == null ? AppointmentRows.INSERT : AppointmentRows.UPDATE;
        statements.add(
            connection
                .preparedQuery(write)
                .execute(AppointmentRows.tuple(facts.tenant(), save.next())));
        if (!facts.placements().equals(save.placements())) {
          place(connection, facts, save, statements);
        }
        statements.add(outbox.append(connection, events.changed(save.entry())));
        offers.freed(connection, facts, save.next().value()).ifPresent(statements::add);
        if (save.also() != null) {
          insert(connection, facts.tenant(), save.also(), statements);
        }
      }
      case Decision.Remove<A> remove -> {
        statements.add(
            connection
                .preparedQuery("delete from appointment where tenant = $1 and id = $2")
                .execute(Tuple.of(facts.tenant(), remove.id())));
        statements.add(
            Statements.end(connection, facts.tenant(), remove.id(), remove.version(), facts.now()));
        statements.add(
            outbox.append(
                connection, events.removed(facts.tenant(), remove.id(), remove.version())));
        offers.freed(connection, facts, null).ifPresent(statements::add);
      }
    }
    return Statements.together(statements);
  }

  private <A> void insert(
      SqlConnection connection, String tenant, Decision.Save<A> save, List<Uni<?>> statements) {
    statements.add(
        connection
            .preparedQuery(AppointmentRows.INSERT)
            .execute(AppointmentRows.tuple(tenant, save.next())));
    place(connection, tenant, save, statements);
    statements.add(outbox.append(connection, events.changed(save.entry())));
  }

  private static <A> void place(
      SqlConnection connection, Facts facts, Decision.Save<A> save, List<Uni<?>> statements) {
    if (!facts.placements().isEmpty()) {
      statements.add(
          connection
              .preparedQuery("delete from placement where tenant = $1 and appointment = $2")
              .execute(Tuple.of(facts.tenant(), save.next().id())));
    }
    place(connection, facts.tenant(), save, statements);
  }

  private static <A> void place(
      SqlConnection connection, String tenant, Decision.Save<A> save, List<Uni<?>> statements) {
    for (EntryPlacement placement : save.placements()) {
      statements.add(
          connection
              .preparedQuery(PLACE)
              .execute(
                  Tuple.of(
                      tenant,
                      save.next().id(),
                      placement.resource(),
                      placement.uid(),
                      placement.objectName())));
    }
  }
}
