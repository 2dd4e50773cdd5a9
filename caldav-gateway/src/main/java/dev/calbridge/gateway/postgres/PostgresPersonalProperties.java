package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.PersonalProperties;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keeps what a user sets on collections. */
@ApplicationScoped
public class PostgresPersonalProperties implements PersonalProperties {

  private static final String READ =
      """
      select collection, name, value from personal_property
       where tenant = $1 and user_id = $2 order by collection, name""";
  // Two programs of one user must not fill the same room twice.
  private static final String ALONE =
      "select pg_advisory_xact_lock(hashtext($1), hashtext($2 || '/' || $3))";
  private static final String NAMES =
      """
      select name from personal_property
       where tenant = $1 and user_id = $2 and collection = $3""";
  private static final String SET =
      """
      insert into personal_property (tenant, user_id, collection, name, value)
      values ($1, $2, $3, $4, $5)
      on conflict (tenant, user_id, collection, name) do update set value = excluded.value""";
  private static final String REMOVE =
      """
      delete from personal_property
       where tenant = $1 and user_id = $2 and collection = $3 and name = $4""";

  private final TenantTransactions transactions;
  private final TenantReads reads;

  public PostgresPersonalProperties(TenantTransactions transactions, TenantReads reads) {
    this.transactions = transactions;
    this.reads = reads;
  }

  @Override
  public Map<String, Map<String, String>> ofAll(String tenant, String user) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (io.vertx.sqlclient.Row row : reads.read(tenant, READ, tenant, user)) {
      all.computeIfAbsent(row.getString("collection"), _ -> new LinkedHashMap<>())
          .put(row.getString("name"), row.getString("value"));
    }
    return all;
  }

  @Override
  public boolean change(
      String tenant, String user, String collection, Map<String, String> changes) {
    return transactions.run(
        tenant,
        statements -> {
          statements.later(ALONE, tenant, user, collection);
          Set<String> names = new TreeSet<>();
          for (Row row : statements.query(NAMES, tenant, user, collection)) {
            names.add(row.getString("name"));
          }
          List<Tuple> set = new ArrayList<>();
          List<Tuple> removed = new ArrayList<>();
          changes.forEach(
              (name, value) -> {
                if (value.isEmpty()) {
                  names.remove(name);
                  removed.add(Tuple.of(tenant, user, collection, name));
                } else {
                  names.add(name);
                  set.add(Tuple.of(tenant, user, collection, name, value));
                }
              });
          if (names.size() > MOST) {
            return false;
          }
          statements.batch(REMOVE, removed);
          statements.batch(SET, set);
          return true;
        });
  }
}
