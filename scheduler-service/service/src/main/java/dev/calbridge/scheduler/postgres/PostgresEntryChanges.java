package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.entry.EntryChanges;
import dev.calbridge.scheduler.entry.Judged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers answers beside the change they tell of, in its transaction. */
@ApplicationScoped
public class PostgresEntryChanges implements EntryChanges {

  private static final Duration KEPT = Duration.ofDays(7);

  /**
   * Takes the key, or waits for whoever has it. Forgets a few old answers of the tenant on the way,
   * so that nobody has to go through all tenants.
   */
  private static final String CLAIM =
      """
      with old as (
        delete from entry_change_answer where tenant = $1 and key in (
          select key from entry_change_answer where tenant = $1 and answered_at < $4 and key <> $2
          order by answered_at limit 20 for update skip locked))
      insert into entry_change_answer (tenant, key, answered_at) values ($1, $2, $3)
      on conflict do nothing
      """;

  private final Transactions transactions;
  private final PostgresAppointments appointments;
  private final EntryEvents events;
  private final JournalRows journal;
  private final GuardRows guard;
  private final LiveLogRows liveLogs;
  private final Clock clock;

  public PostgresEntryChanges(
      Transactions transactions,
      PostgresAppointments appointments,
      EntryEvents events,
      JournalRows journal,
      GuardRows guard,
      LiveLogRows liveLogs,
      Clock clock) {
    this.transactions = transactions;
    this.appointments = appointments;
    this.events = events;
    this.journal = journal;
    this.guard = guard;
    this.liveLogs = liveLogs;
    this.clock = clock;
  }

  @Override
  public Uni<EntryChangeOutcome> once(
      String tenant, String key, EntryChange change, Needs needs, Judgement judgement) {
    return transactions.write(
        tenant,
        connection ->
            claim(connection, tenant, key)
                .chain(
                    claimed ->
                        claimed.rowCount() == 1
                            ? first(connection, tenant, key, change, needs, judgement)
                            : again(connection, tenant, key)));
  }

  private Uni<RowSet<Row>> claim(SqlConnection connection, String tenant, String key) {
    Instant now = clock.instant();
    return connection
        .preparedQuery(CLAIM)
        .execute(Tuple.of(tenant, key, Spans.utc(now), Spans.utc(now.minus(KEPT))));
  }

  private Uni<EntryChangeOutcome> first(
      SqlConnection connection,
      String tenant,
      String key,
      EntryChange change,
      Needs needs,
      Judgement judgement) {
    return guard
        .look(connection, tenant, change)
        .chain(
            lately ->
                appointments.act(connection, tenant, needs, facts -> judgement.of(facts, lately)))
        .chain(
            decision ->
                writeDown(connection, tenant, key, change, needs, decision)
                    .replaceWith(decision.answer().outcome()));
  }

  private Uni<Void> writeDown(
      SqlConnection connection,
      String tenant,
      String key,
      EntryChange change,
      Needs needs,
      Decision<Judged> decision) {
    Judged judged = decision.answer();
    List<Uni<?>> statements = new ArrayList<>();
    statements.add(remember(connection, tenant, key, decision));
    if (judged.worthKeeping()) {
      statements.add(journal.insert(connection, judged.line(), clock.instant()));
      statements.add(journal.publish(connection, judged.line().line()));
    }
    String user = change.source().user();
    if (user != null) {
      statements.add(liveLogs.write(connection, tenant, user, judged));
    }
    Judged.Hold hold = judged.hold();
    if (hold != null) {
      statements.add(guard.hold(connection, tenant, change, hold, needs.appointment()));
    }
    return Statements.together(statements);
  }

  private Uni<RowSet<Row>> remember(
      SqlConnection connection, String tenant, String key, Decision<Judged> decision) {
    return switch (decision) {
      case Decision.Leave<Judged> _, Decision.Tell<Judged> _ ->
          connection
              .preparedQuery("delete from entry_change_answer where tenant = $1 and key = $2")
              .execute(Tuple.of(tenant, key));
      case Decision.Save<Judged> save -> store(connection, tenant, key, save.answer().outcome());
      case Decision.Remove<Judged> remove ->
          store(connection, tenant, key, remove.answer().outcome());
    };
  }

  private Uni<RowSet<Row>> store(
      SqlConnection connection, String tenant, String key, EntryChangeOutcome outcome) {
    return connection
        .preparedQuery("update entry_change_answer set answer = $3 where tenant = $1 and key = $2")
        .execute(Tuple.of(tenant, key, events.text(outcome)));
  }

  private Uni<EntryChangeOutcome> again(SqlConnection connection, String tenant, String key) {
    return connection
        .preparedQuery("select answer from entry_change_answer where tenant = $1 and key = $2")
        .execute(Tuple.of(tenant, key))
        .map(
            rows ->
                Statements.first(rows)
                    .map(row -> row.getString("answer"))
                    .map(events::outcome)
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                409, "key-in-progress", "Try again with the same key.")));
  }
}
