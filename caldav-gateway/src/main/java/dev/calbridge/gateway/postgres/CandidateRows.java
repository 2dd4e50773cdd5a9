package dev.calbridge.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.gateway.calendar.CalendarKey;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads calendars that could concern a user. The large part, the snapshot, is fetched and parsed
 * only where this process has not seen its version yet.
 */
@ApplicationScoped
public class CandidateRows {

  private static final int MOST_SNAPSHOTS = 20_000;
  // The user's token also moves with what the user alone has changed.
  private static final String CHANGE_NUMBER =
      """
      greatest(change_number,
        (select max(p.change_number) from personal_object p
          where p.tenant = $1 and p.user_id = $2 and p.resource = calendar.resource))""";
  private static final String COLUMNS =
      "select resource, version, "
          + CHANGE_NUMBER
          + ", (select epoch from projection) from calendar where tenant = $1";
  private static final String OWN = COLUMNS + " and owner_user = $2 and snapshot is not null";
  private static final String AND_PLACES = " union " + COLUMNS + " and kind = 'PLACE'";
  private static final String AND_ONE =
      " union " + COLUMNS + " and resource = $3 and kind = 'PLACE'";
  private static final String SNAPSHOTS =
      "select snapshot::text, "
          + CHANGE_NUMBER
          + ", (select epoch from projection) from calendar"
          + " where tenant = $1 and resource = any($3) and snapshot is not null";

  private final TenantReads reads;
  private final ObjectMapper json;
  private final KnownSnapshots known = new KnownSnapshots(MOST_SNAPSHOTS);

  public CandidateRows(TenantReads reads, ObjectMapper json) {
    this.reads = reads;
    this.json = json;
  }

  /** The user's own and all places. */
  List<StoredCalendar> all(String tenant, String user) {
    return calendars(tenant, user, reads.read(tenant, OWN + AND_PLACES, tenant, user));
  }

  /** The user's own, and that one if it is a place. */
  List<StoredCalendar> near(String tenant, String user, UUID resource) {
    return calendars(tenant, user, reads.read(tenant, OWN + AND_ONE, tenant, user, resource));
  }

  private List<StoredCalendar> calendars(String tenant, String user, Iterable<Row> rows) {
    List<StoredCalendar> calendars = new ArrayList<>();
    List<UUID> unknown = new ArrayList<>();
    for (Row row : rows) {
      UUID resource = row.getUUID(0);
      @Nullable CalendarSnapshot snapshot =
          known.find(new CalendarKey(tenant, resource), row.getLong(1));
      if (snapshot == null) {
        unknown.add(resource);
      } else {
        calendars.add(new StoredCalendar(snapshot, user, row.getString(3), row.getLong(2)));
      }
    }
    if (!unknown.isEmpty()) {
      // These may be newer than the rows above, and so may their change numbers.
      for (Row row : reads.read(tenant, SNAPSHOTS, tenant, user, unknown.toArray(UUID[]::new))) {
        CalendarSnapshot snapshot = snapshot(row.getString(0));
        known.keep(snapshot);
        calendars.add(new StoredCalendar(snapshot, user, row.getString(2), row.getLong(1)));
      }
    }
    return calendars;
  }

  private CalendarSnapshot snapshot(String text) {
    try {
      return json.readValue(text, CalendarSnapshot.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored calendar cannot be read", e);
    }
  }
}
