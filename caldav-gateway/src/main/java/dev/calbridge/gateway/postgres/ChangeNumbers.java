package dev.calbridge.gateway.postgres;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Change numbers of the calendars that a transaction touches. Whoever holds a calendar's row lock
 * counts alone, so no number becomes visible before a smaller one.
 */
final class ChangeNumbers {

  private static final String CREATE =
      """
      insert into calendar (tenant, resource)
      select $1, resource from unnest($2::uuid[]) as new (resource) order by resource
      on conflict do nothing""";
  // All of them or none.
  private static final String LOCK =
      """
      select resource, change_number, last_number from calendar
       where tenant = $1 and resource = any($2)
         and (select count(*) from calendar where tenant = $1 and resource = any($2)) = $3
       order by resource for update""";
  private static final String STORE =
      """
      update calendar set change_number = $3, last_number = $4
       where tenant = $1 and resource = $2""";

  private final String tenant;
  private final Map<UUID, Long> last = new HashMap<>();
  private final Map<UUID, Long> everybodys = new HashMap<>();

  private ChangeNumbers(String tenant) {
    this.tenant = tenant;
  }

  /**
   * Waits for the locks. A calendar that is not known yet gets its row before any is locked: made
   * afterwards, its lock would come out of order, and two transactions could wait for each other.
   */
  static ChangeNumbers lock(
      String tenant, Collection<UUID> resources, TenantTransactions.Statements statements) {
    UUID[] wanted = new TreeSet<>(resources).toArray(UUID[]::new);
    ChangeNumbers numbers = new ChangeNumbers(tenant);
    if (wanted.length > 0 && !numbers.take(wanted, statements)) {
      statements.later(CREATE, tenant, wanted);
      numbers.take(wanted, statements);
    }
    return numbers;
  }

  private boolean take(UUID[] wanted, TenantTransactions.Statements statements) {
    RowSet<Row> rows = statements.query(LOCK, tenant, wanted, (long) wanted.length);
    for (Row row : rows) {
      UUID resource = row.getUUID("resource");
      long number = row.getLong("change_number");
      everybodys.put(resource, number);
      last.put(resource, Math.max(number, row.getLong("last_number")));
    }
    return rows.size() > 0;
  }

  /** For a change that everybody can see. */
  long next(UUID resource) {
    long number = last.merge(resource, 1L, Long::sum);
    everybodys.put(resource, number);
    return number;
  }

  /** For a change that one user alone can see: moves nobody else's token. */
  long nextPersonal(UUID resource) {
    return last.merge(resource, 1L, Long::sum);
  }

  void store(TenantTransactions.Statements statements) {
    List<Tuple> tuples =
        last.entrySet().stream()
            .map(
                calendar ->
                    Tuple.of(
                        tenant,
                        calendar.getKey(),
                        everybodys.get(calendar.getKey()),
                        calendar.getValue()))
            .toList();
    statements.batch(STORE, tuples);
  }
}
