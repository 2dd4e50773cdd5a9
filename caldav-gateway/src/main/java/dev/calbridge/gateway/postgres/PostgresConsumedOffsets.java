package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.kafka.ConsumedOffsets;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Keeps how far the topics have been read beside what was read from them. */
@ApplicationScoped
public class PostgresConsumedOffsets implements ConsumedOffsets {

  private static final String STORE =
      """
      insert into consumed (topic, partition, next_offset)
      select * from unnest($1::text[], $2::int[], $3::bigint[])
      on conflict (topic, partition) do update set next_offset = excluded.next_offset""";

  private final TenantTransactions transactions;

  public PostgresConsumedOffsets(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Map<TopicPartition, Long> all() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Row row :
        transactions.runOutsideTenants("select topic, partition, next_offset from consumed")) {
      offsets.put(
          new TopicPartition(row.getString("topic"), row.getInteger("partition")),
          row.getLong("next_offset"));
    }
    return offsets;
  }

  @Override
  public void store(Map<TopicPartition, Long> offsets) {
    if (offsets.isEmpty()) {
      return;
    }
    var entries = offsets.entrySet().stream().toList();
    var _ =
        transactions.runOutsideTenants(
            STORE,
            entries.stream().map(entry -> entry.getKey().topic()).toArray(String[]::new),
            entries.stream().map(entry -> entry.getKey().partition()).toArray(Integer[]::new),
            entries.stream().map(Map.Entry::getValue).toArray(Long[]::new));
  }

  @Override
  public boolean haveCaughtUpBefore() {
    return transactions
        .runOutsideTenants(
            "select caught_up_at is not null and exists (select from consumed) from projection")
        .iterator()
        .next()
        .getBoolean(0);
  }

  @Override
  public void noteCaughtUp() {
    var _ =
        transactions.runOutsideTenants(
            "update projection set caught_up_at = now() where caught_up_at is null");
  }
}
