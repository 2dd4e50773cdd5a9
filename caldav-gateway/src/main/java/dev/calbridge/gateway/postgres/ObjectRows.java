package dev.calbridge.gateway.postgres;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes calendar objects and their removals; the calendars are locked. */
final class ObjectRows {

  private static final String WRITE =
      """
      insert into calendar_object
        (tenant, resource, entry, name, uid, entry_version, change_number, created_at, changed_at,
         text, octets, earliest, latest, occurs)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      on conflict (tenant, resource, entry) do update set
        name = excluded.name, uid = excluded.uid, entry_version = excluded.entry_version,
        refusals = 0, change_number = excluded.change_number, created_at = excluded.created_at,
        changed_at = excluded.changed_at, text = excluded.text, octets = excluded.octets,
        earliest = excluded.earliest, latest = excluded.latest, occurs = excluded.occurs""";
  private static final String REUSED =
      "delete from removal where tenant = $1 and resource = $2 and name = $3";
  private static final String REMOVE =
      """
      delete from calendar_object
       where tenant = $1 and resource = $2 and entry = $3 and name = $4""";
  private static final String OTHER_HOLDERS =
      """
      select distinct o.resource, o.name
        from calendar_object o
        join unnest($2::uuid[], $3::text[]) as left_name (resource, name) using (resource, name)
       where o.tenant = $1""";
  private static final String TOUCH =
      """
      update calendar_object set change_number = $4
       where tenant = $1 and resource = $2 and name = $3""";
  private static final String NOTE_REMOVAL =
      """
      insert into removal (tenant, resource, name, change_number) values ($1, $2, $3, $4)
      on conflict (tenant, resource, name) do update set
        change_number = excluded.change_number, removed_at = now()""";

  private ObjectRows() {}

  /** Says of a name that there is nothing of it here, so that programs drop what they have. */
  static void noteRemoval(
      String tenant,
      UUID resource,
      String name,
      long changeNumber,
      TenantTransactions.Statements statements) {
    statements.later(NOTE_REMOVAL, tenant, resource, name, changeNumber);
  }

  static void write(
      String tenant,
      List<ObjectRow> rows,
      ChangeNumbers numbers,
      TenantTransactions.Statements statements) {
    List<Tuple> written = new ArrayList<>();
    List<Tuple> reused = new ArrayList<>();
    for (ObjectRow row : rows) {
      written.add(
          Tuple.of(tenant, row.resource(), row.entry(), row.name(), row.uid())
              .addValue(row.entryVersion())
              .addValue(numbers.next(row.resource()))
              .addValue(row.createdAt())
              .addValue(row.changedAt())
              .addValue(row.text())
              .addValue(row.octets())
              .addValue(row.earliest())
              .addValue(row.latest())
              .addValue(row.occurs()));
      reused.add(Tuple.of(tenant, row.resource(), row.name()));
    }
    statements.batch(WRITE, written);
    statements.batch(REUSED, reused);
  }

  static void remove(
      String tenant,
      List<PostgresProjection.Placed> left,
      ChangeNumbers numbers,
      TenantTransactions.Statements statements) {
    if (left.isEmpty()) {
      return;
    }
    statements.batch(
        REMOVE,
        left.stream()
            .map(gone -> Tuple.of(tenant, gone.resource(), gone.entry(), gone.name()))
            .toList());
    record Name(UUID resource, String name) {}
    List<Name> held = new ArrayList<>();
    for (Row row :
        statements.query(
            OTHER_HOLDERS,
            tenant,
            left.stream().map(PostgresProjection.Placed::resource).toArray(UUID[]::new),
            left.stream().map(PostgresProjection.Placed::name).toArray(String[]::new))) {
      held.add(new Name(row.getUUID("resource"), row.getString("name")));
    }
    List<Tuple> removals = new ArrayList<>();
    List<Tuple> touched = new ArrayList<>();
    for (PostgresProjection.Placed gone : left) {
      // The name lives on under another entry: a change, not a removal.
      (held.contains(new Name(gone.resource(), gone.name())) ? touched : removals)
          .add(Tuple.of(tenant, gone.resource(), gone.name(), numbers.next(gone.resource())));
    }
    statements.batch(TOUCH, touched);
    statements.batch(NOTE_REMOVAL, removals);
  }
}
