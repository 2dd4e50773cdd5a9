package dev.calbridge.scheduler.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Fills one tenant with as many appointments as a large one has, by a few statements. */
public final class AppointmentLoad {

  public static final String TENANT = "load-test";

  /** First of the resources; the others follow it. */
  public static final String RESOURCE = "00000000-0000-4000-8000-000000000001";

  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into tenant (tenant, version, name, time_zone, languages, outside_delete,
            place_calendars_read_only, created_at, changed_at)
          values ('load-test', 1, 'Load', 'Europe/Berlin', 'DE', 'DELETE', false, now(), now())
          """,
          """
          insert into branch (tenant, id, version, name, time_zone, created_at, changed_at)
          select 'load-test', ('00000000-0000-4000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, 1,
            'Branch ' || n, 'Europe/Berlin', now(), now() from generate_series(1, 40) n
          """,
          """
          insert into resource (tenant, id, version, name, kind, step_minutes, capacity, branches,
            all_branches, visible, appointment_sync_allowed, created_at, changed_at)
          select 'load-test', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1,
            'Resource ' || n, 'PLACE', 15, 1, '{}', true, true, true, now(), now()
          from generate_series(1, 200) n
          """,
          """
          insert into customer (tenant, id, version, kind, name, sort_name, created_at, changed_at)
          select 'load-test', ('00000000-0000-4000-8002-' || lpad(to_hex(n), 12, '0'))::uuid, 1,
            'CUSTOMER', 'Customer ' || md5(n::text), 'customer ' || md5(n::text), now(), now()
          from generate_series(1, ?) n
          """,
          """
          insert into customer_word (tenant, word, customer)
          select tenant, word, id from customer, unnest(array['customer', md5(name), substr(name, 10)]) word
          where tenant = 'load-test'
          """,
          """
          insert into appointment (tenant, id, version, primary_resource, branch, customer, title,
            home_visit, shown_as_unavailable, free, start_at, end_at, zone, excluded,
            other_categories, extras, reach_from, reach_until, created_at, changed_at)
          select 'load-test', ('00000000-0000-4000-8003-' || lpad(to_hex(n), 12, '0'))::uuid, 1,
            ('00000000-0000-4000-8000-' || lpad(to_hex(1 + n % 200), 12, '0'))::uuid,
            ('00000000-0000-4000-8001-' || lpad(to_hex(1 + n % 40), 12, '0'))::uuid,
            ('00000000-0000-4000-8002-' || lpad(to_hex(1 + n % ?), 12, '0'))::uuid,
            'Sehtest', false, false, false, start_at, start_at + interval '30 minutes',
            'Europe/Berlin', '{}', '{}', '{}', start_at at time zone 'Europe/Berlin',
            (start_at + interval '30 minutes') at time zone 'Europe/Berlin', now(), now()
          from generate_series(1, ?) n,
            lateral (select timestamp '2026-01-05 08:00' + (n / 200) % 16 * interval '30 minutes'
              + (n / 3200) * interval '1 day' as start_at) at
          """,
          """
          insert into placement (tenant, appointment, resource, uid, object_name)
          select tenant, id, primary_resource, id || '@calbridge', id || '.ics' from appointment
          where tenant = 'load-test'
          """,
          """
          insert into resource_time (tenant, id, kind, version, resource, start_at, end_at, zone,
            excluded, reach_from, reach_until, created_at, changed_at)
          select tenant, gen_random_uuid(), 'UNAVAILABILITY', 1, primary_resource, start_at, end_at,
            zone, '{}', reach_from, reach_until, now(), now() from appointment
          where tenant = 'load-test' and version = 1 order by id limit 20000
          """,
          """
          insert into change_notice (tenant, seq, kind, id, version, removed, resources)
          select tenant, row_number() over () - 1000000000, 'ENTRY', id, 1, false, array[primary_resource]
          from appointment where tenant = 'load-test' order by id limit 20000
          """);

  private AppointmentLoad() {}

  /**
   * @param owner connection of the role that owns the tables, without a transaction
   * @param appointments how many; a fifth as many customers
   */
  public static void load(Connection owner, int appointments) throws SQLException {
    int customers = Math.max(1, appointments / 5);
    owner.setAutoCommit(false);
    try (Statement statement = owner.createStatement()) {
      statement.execute("select set_config('app.tenant', '" + TENANT + "', false)");
    }
    for (String text : STATEMENTS) {
      try (PreparedStatement statement = owner.prepareStatement(text)) {
        int parameters = statement.getParameterMetaData().getParameterCount();
        if (parameters > 0) {
          statement.setInt(1, customers);
        }
        if (parameters > 1) {
          statement.setInt(2, appointments);
        }
        statement.executeUpdate();
      }
    }
    owner.commit();
    owner.setAutoCommit(true);
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "vacuum (analyze) appointment, placement, customer, customer_word,"
              + " resource_time, resource, branch, change_notice");
    }
  }
}
