package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.HomeState;
import dev.calbridge.gateway.calendar.HomeStates;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what the homes of users showed; writes only when it has changed. */
@ApplicationScoped
public class PostgresHomeStates implements HomeStates {

  private static final String READ =
      """
      select resource, state, change_number from home_member
       where tenant = $1 and user_id = $2 and branch = $3""";
  // Two programs of one user must not take the same number.
  private static final String ALONE =
      "select pg_advisory_xact_lock(hashtext($1), hashtext('home/' || $2))";
  private static final String WRITE =
      """
      insert into home_member (tenant, user_id, branch, resource, state, change_number)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant, user_id, branch, resource) do update set
        state = excluded.state, change_number = excluded.change_number""";

  private final TenantTransactions transactions;

  public PostgresHomeStates(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  private record Member(@Nullable String state, long changeNumber) {}

  @Override
  public HomeState note(String tenant, String user, UUID branch, Map<UUID, String> shown) {
    return transactions.run(
        tenant,
        statements -> {
          Map<UUID, Member> members = read(tenant, user, branch, statements);
          if (!differing(members, shown).isEmpty()) {
            statements.later(ALONE, tenant, user);
            members = read(tenant, user, branch, statements);
            write(tenant, user, branch, members, shown, statements);
          }
          return state(members);
        });
  }

  private static Map<UUID, Member> read(
      String tenant, String user, UUID branch, TenantTransactions.Statements statements) {
    Map<UUID, Member> members = new HashMap<>();
    for (Row row : statements.query(READ, tenant, user, branch)) {
      members.put(
          row.getUUID("resource"),
          new Member(row.getString("state"), row.getLong("change_number")));
    }
    return members;
  }

  /** New states by calendar; null for those that are gone. */
  private static Map<UUID, @Nullable String> differing(
      Map<UUID, Member> members, Map<UUID, String> shown) {
    Map<UUID, @Nullable String> differing = new TreeMap<>();
    shown.forEach(
        (resource, state) -> {
          Member member = members.get(resource);
          if (member == null || !state.equals(member.state())) {
            differing.put(resource, state);
          }
        });
    members.forEach(
        (resource, member) -> {
          if (member.state() != null && !shown.containsKey(resource)) {
            differing.put(resource, null);
          }
        });
    return differing;
  }

  private static void write(
      String tenant,
      String user,
      UUID branch,
      Map<UUID, Member> members,
      Map<UUID, String> shown,
      TenantTransactions.Statements statements) {
    long number = members.values().stream().mapToLong(Member::changeNumber).max().orElse(0);
    List<Tuple> rows = new ArrayList<>();
    for (Map.Entry<UUID, @Nullable String> each : differing(members, shown).entrySet()) {
      number++;
      rows.add(
          Tuple.of(tenant, user, branch, each.getKey()).addValue(each.getValue()).addValue(number));
      members.put(each.getKey(), new Member(each.getValue(), number));
    }
    statements.batch(WRITE, rows);
  }

  private static HomeState state(Map<UUID, Member> members) {
    Map<UUID, Long> present = new HashMap<>();
    Map<UUID, Long> gone = new HashMap<>();
    members.forEach(
        (resource, member) ->
            (member.state() == null ? gone : present).put(resource, member.changeNumber()));
    return new HomeState(
        members.values().stream().mapToLong(Member::changeNumber).max().orElse(0), present, gone);
  }
}
