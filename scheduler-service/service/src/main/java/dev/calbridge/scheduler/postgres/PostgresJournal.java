package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.EarlierVersion;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.journal.Journal;
import dev.calbridge.scheduler.journal.JournalFilter;
import dev.calbridge.scheduler.journal.KeptLine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sync journal in PostgreSQL. */
@ApplicationScoped
public class PostgresJournal implements Journal {

  private final Transactions transactions;
  private final PostgresAppointments appointments;
  private final EarlierVersions versions;
  private final JournalRows lines;
  private final Clock clock;

  public PostgresJournal(
      Transactions transactions,
      PostgresAppointments appointments,
      EarlierVersions versions,
      JournalRows lines,
      Clock clock) {
    this.transactions = transactions;
    this.appointments = appointments;
    this.versions = versions;
    this.lines = lines;
    this.clock = clock;
  }

  @Override
  public Uni<Void> keep(JournalLine line) {
    KeptLine kept = new KeptLine(line, null, null, false, null);
    return transactions
        .write(line.tenant(), connection -> lines.insert(connection, kept, clock.instant()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<KeptLine>> find(String tenant, UUID id) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(JournalRows.SELECT + " where tenant = $1 and id = $2")
                .execute(JournalRows.key(tenant, id))
                .map(rows -> Statements.first(rows).map(lines::read)));
  }

  @Override
  public Uni<Page<KeptLine>> list(String tenant, JournalFilter filter) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(tenant);
    StringBuilder where = new StringBuilder(" where tenant = $1");
    and(where, values, " and resource = $", filter.resource());
    and(where, values, " and source = $", filter.source());
    and(where, values, " and source_user = $", filter.user());
    and(where, values, " and entry = $", filter.entry());
    JournalLine.Outcome outcome = filter.outcome();
    and(where, values, " and outcome = $", outcome == null ? null : outcome.name());
    Instant from = filter.from();
    and(where, values, " and at >= $", from == null ? null : Spans.utc(from));
    Instant to = filter.to();
    and(where, values, " and at < $", to == null ? null : Spans.utc(to));
    String after = filter.after();
    if (after != null) {
      Position position = Position.parse(after);
      values.add(Spans.utc(position.at()));
      values.add(position.id());
      where.append(" and (at, id) < ($").append(values.size() - 1);
      where.append(", $").append(values.size()).append(')');
    }
    values.add(filter.limit() + 1);
    where.append(" order by at desc, id desc limit $").append(values.size());
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(JournalRows.SELECT + where)
                .execute(Tuple.from(values))
                .map(rows -> page(rows, filter.limit())));
  }

  /** The text is one of this class, the value is bound. */
  private static void and(
      StringBuilder where,
      List<@Nullable Object> values,
      String condition,
      @Nullable Object value) {
    if (value != null) {
      values.add(value);
      where.append(condition).append(values.size());
    }
  }

  private Page<KeptLine> page(RowSet<Row> rows, int limit) {
    List<KeptLine> items = new ArrayList<>(rows.size());
    rows.forEach(row -> items.add(lines.read(row)));
    if (items.size() <= limit) {
      return new Page<>(items, null);
    }
    JournalLine last = items.get(limit - 1).line();
    return new Page<>(items.subList(0, limit), last.at() + "_" + last.id());
  }

  @Override
  public Uni<Outcome<Restored>> undo(String tenant, UUID id, String by, Undoing decide) {
    return transactions.write(
        tenant,
        connection ->
            connection
                .preparedQuery(JournalRows.SELECT + " where tenant = $1 and id = $2 for update")
                .execute(JournalRows.key(tenant, id))
                .chain(
                    rows ->
                        Statements.first(rows)
                            .map(row -> undo(connection, tenant, lines.read(row), by, decide))
                            .orElseGet(PostgresJournal::absent)));
  }

  private Uni<Outcome<Restored>> undo(
      SqlConnection connection, String tenant, KeptLine kept, String by, Undoing decide) {
    UUID entry = kept.line().entry();
    Long before = kept.versionBefore();
    if (entry == null) {
      return absent();
    }
    Uni<@Nullable EarlierVersion> version =
        before == null
            ? Uni.createFrom().nullItem()
            : versions.one(connection, tenant, entry, before);
    return version
        .chain(
            found ->
                appointments.act(
                    connection,
                    tenant,
                    needs(entry, by, found),
                    facts -> decide.decide(kept, facts)))
        .chain(decision -> mark(connection, tenant, kept, by, decision));
  }

  private static Needs needs(UUID entry, String by, @Nullable EarlierVersion before) {
    Needs needs = Needs.of(entry, by);
    if (before == null) {
      return needs;
    }
    Appointment value = before.value();
    return needs.and(value).from(before.version());
  }

  private Uni<Outcome<Restored>> mark(
      SqlConnection connection,
      String tenant,
      KeptLine kept,
      String by,
      Decision<Outcome<Restored>> decision) {
    if (decision instanceof Decision.Leave<Outcome<Restored>>) {
      return Uni.createFrom().item(decision.answer());
    }
    return connection
        .preparedQuery(
            "update journal_line set undone_at = $3, undone_by = $4 where tenant = $1 and id = $2")
        .execute(Tuple.of(tenant, kept.line().id(), Spans.utc(clock.instant()), by))
        .replaceWith(decision.answer());
  }

  private static <T> Uni<Outcome<T>> absent() {
    return Uni.createFrom().item(new Outcome.Failed<>(Failure.absent("line")));
  }

  private record Position(Instant at, UUID id) {

    /**
     * @throws ProblemException 400 {@code cursor-malformed}
     */
    static Position parse(String text) {
      int split = text.indexOf('_');
      try {
        return new Position(
            Instant.parse(text.substring(0, Math.max(split, 0))),
            UUID.fromString(text.substring(split + 1)));
      } catch (DateTimeException | IllegalArgumentException malformed) {
        throw new ProblemException(
            400, "cursor-malformed", "Take the cursor from the page before as it is.");
      }
    }
  }
}
