package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.setup.ProgramCall;
import dev.calbridge.gateway.setup.ProgramCalls;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps which programs called. */
@ApplicationScoped
public class PostgresProgramCalls implements ProgramCalls {

  private static final String READ =
      """
      select program, called_at, status, failed_at, failed_status from program_call
       where tenant = $1 and credential = $2 order by called_at desc""";
  private static final String STORE =
      """
      insert into program_call
        (tenant, credential, program, called_at, status, failed_at, failed_status)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (tenant, credential, program) do update set
        called_at = excluded.called_at, status = excluded.status,
        failed_at = coalesce(excluded.failed_at, program_call.failed_at),
        failed_status = coalesce(excluded.failed_status, program_call.failed_status)
        where program_call.called_at <= excluded.called_at""";
  private static final String FORGET =
      """
      delete from program_call where tenant = $1 and credential = $2 and program in (
        select program from program_call where tenant = $1 and credential = $2
         order by called_at desc offset $3)""";

  private final TenantTransactions transactions;
  private final TenantReads reads;

  public PostgresProgramCalls(TenantTransactions transactions, TenantReads reads) {
    this.transactions = transactions;
    this.reads = reads;
  }

  @Override
  public List<ProgramCall> of(String tenant, UUID credential) {
    List<ProgramCall> calls = new ArrayList<>();
    for (Row row : reads.read(tenant, READ, tenant, credential)) {
      calls.add(
          new ProgramCall(
              row.getString(0),
              row.getOffsetDateTime(1).toInstant(),
              row.getInteger(2),
              row.getOffsetDateTime(3) == null ? null : row.getOffsetDateTime(3).toInstant(),
              row.getInteger(4)));
    }
    return calls;
  }

  @Override
  public void store(String tenant, Map<UUID, List<ProgramCall>> calls) {
    List<Tuple> rows = new ArrayList<>();
    List<Tuple> touched = new ArrayList<>();
    // In one order, so that replicas do not wait for each other in a circle.
    new TreeMap<>(calls)
        .forEach(
            (credential, programs) -> {
              programs.stream()
                  .sorted(java.util.Comparator.comparing(ProgramCall::program))
                  .forEach(call -> rows.add(row(tenant, credential, call)));
              touched.add(Tuple.of(tenant, credential, (long) MOST));
            });
    transactions.run(
        tenant,
        statements -> {
          statements.batch(STORE, rows);
          statements.batch(FORGET, touched);
          return true;
        });
  }

  private static Tuple row(String tenant, UUID credential, ProgramCall call) {
    return Tuple.of(tenant, credential, call.program(), at(call.calledAt()), call.status())
        .addValue(at(call.failedAt()))
        .addValue(call.failedStatus());
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
