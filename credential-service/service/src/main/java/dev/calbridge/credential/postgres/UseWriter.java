package dev.calbridge.credential.postgres;

import dev.calbridge.credential.postgres.UseBatch.RejectionKey;
import dev.calbridge.credential.postgres.UseBatch.Rejections;
import dev.calbridge.credential.postgres.UseBatch.Use;
import dev.calbridge.credential.postgres.UseBatch.UseKey;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes gathered uses, one transaction for each tenant. Blocks. */
@Singleton
public final class UseWriter {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String USED =
      """
      with standing as (
        -- waits for a removal under way and for no other change; one that comes later waits for us
        select tenant, id from service_credential where tenant = $1 and id = $2 for key share
      ), kept as (
        insert into credential_use as known
          (tenant, credential, client, first_used_at, last_used_at, address, network)
        select tenant, id, $3, $4, $4, $5, $6 from standing
        on conflict (tenant, credential, client) do update set
          last_used_at = excluded.last_used_at, address = excluded.address,
          network = excluded.network
          where known.last_used_at < excluded.last_used_at
        -- a row that was just inserted has no xmax
        returning known.tenant, known.credential, known.xmax = 0 as is_first
      )
      insert into credential_audit
        (tenant, at, last_at, kind, credential, user_name, user_subject, version, address, client)
      select c.tenant, $4, $4, 'FIRST_USED', c.id, c.user_name, c.user_subject, c.version, $5, $3
      from kept k join service_credential c on c.tenant = k.tenant and c.id = k.credential
      where k.is_first
      """;

  private static final String REJECTED =
      """
      insert into credential_audit as known
        (tenant, at, last_at, kind, reason, credential, user_name, user_subject, version, count,
         address, client, bucket)
      select tenant, $4, $5, 'USE_REJECTED', $3, id, user_name, user_subject, version, $6, $7, $8,
        $9
      from service_credential where tenant = $1 and id = $2
      on conflict (tenant, credential, bucket) where bucket is not null do update set
        count = known.count + excluded.count, last_at = excluded.last_at,
        address = excluded.address, client = excluded.client
      """;

  private final TenantDatabase database;
  private final CoalescedUseLog log;

  public UseWriter(TenantDatabase database, CoalescedUseLog log) {
    this.database = database;
    this.log = log;
  }

  /** Writes what has been gathered since the last time; if that fails, it is lost. */
  void write() {
    Map<String, List<Tuple>> used = new TreeMap<>();
    sorted(log.takeUses()).forEach((key, use) -> into(used, key.tenant(), used(key, use)));
    Map<String, List<Tuple>> rejected = new TreeMap<>();
    sorted(log.takeRejections())
        .forEach((key, many) -> into(rejected, key.tenant(), rejected(key, many)));
    used.forEach((tenant, rows) -> write(tenant, USED, rows));
    rejected.forEach((tenant, rows) -> write(tenant, REJECTED, rows));
  }

  private void write(String tenant, String statement, List<Tuple> rows) {
    database
        .inTransaction(tenant, connection -> connection.preparedQuery(statement).executeBatch(rows))
        .await()
        .atMost(PATIENCE);
  }

  /** In one order everywhere: two replicas that meet must not wait for each other. */
  private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> unsorted) {
    return new TreeMap<>(unsorted);
  }

  private static void into(Map<String, List<Tuple>> rows, String tenant, Tuple row) {
    rows.computeIfAbsent(tenant, absent -> new ArrayList<>()).add(row);
  }

  private static Tuple used(UseKey key, Use use) {
    return Tuple.tuple()
        .addString(key.tenant())
        .addUUID(key.credential())
        .addString(key.client())
        .addOffsetDateTime(utc(use.at()))
        .addString(use.origin().address())
        .addString(use.origin().network());
  }

  private static Tuple rejected(RejectionKey key, Rejections many) {
    return Tuple.tuple()
        .addString(key.tenant())
        .addUUID(key.credential())
        .addString(key.reason().name())
        .addOffsetDateTime(utc(many.first()))
        .addOffsetDateTime(utc(many.last()))
        .addLong(many.count())
        .addString(many.origin().address())
        .addString(many.origin().client())
        .addString(key.reason() + "/" + many.first().truncatedTo(ChronoUnit.HOURS));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
