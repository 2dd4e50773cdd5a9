package dev.calbridge.gateway.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.calbridge.gateway.calendar.NamedObjects;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.Visibility;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the object together with the state of its calendar. As long as that is what it was, the
 * calendar is as it was too, and one statement is enough.
 */
@ApplicationScoped
public class PostgresNamedObjects implements NamedObjects {

  private static final int MOST_KNOWN = 20_000;
  private static final String FIND =
      "select it.state, found.* from (select collection_state($1, $3, $2) as state offset 0) it"
          + " left join lateral (select "
          + ObjectColumns.ALL
          + ObjectColumns.TEXT
          + ObjectColumns.OF_CALENDAR
          + " and o.name = $4 order by o.created_at desc limit 1) found on true";

  private record Key(Viewer viewer, UUID resource) {}

  private record Known(String state, StoredCalendar calendar) {}

  private final TenantReads reads;
  private final PostgresCollectionStates states;
  private final CandidateRows candidates;
  private final Cache<Key, Known> known = Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

  public PostgresNamedObjects(
      TenantReads reads, PostgresCollectionStates states, CandidateRows candidates) {
    this.reads = reads;
    this.states = states;
    this.candidates = candidates;
  }

  @Override
  public Optional<Named> find(Viewer viewer, UUID resource, String name) {
    Row row =
        reads
            .readShort(viewer.tenant(), FIND, viewer.tenant(), resource, viewer.user(), name)
            .iterator()
            .next();
    Optional<ObjectText> object =
        row.getUUID("entry") == null
            ? Optional.empty()
            : Optional.of(ObjectColumns.text(row, ObjectColumns.object(row)));
    return calendar(new Key(viewer, resource), row.getString("state"))
        .map(calendar -> new Named(calendar, object));
  }

  @Override
  public Optional<StoredCalendar> calendar(Viewer viewer, UUID resource, @Nullable String state) {
    return calendar(
        new Key(viewer, resource),
        state == null ? states.read(viewer.tenant(), viewer.user(), resource) : state);
  }

  /**
   * @param state read before the calendar is, if it has to be
   */
  private Optional<StoredCalendar> calendar(Key key, String state) {
    @Nullable Known same = known.getIfPresent(key);
    if (same != null && same.state().equals(state)) {
      return Optional.of(same.calendar());
    }
    Viewer viewer = key.viewer();
    Optional<StoredCalendar> calendar =
        Visibility.of(
                viewer.user(),
                viewer.branch(),
                candidates.near(viewer.tenant(), viewer.user(), key.resource()))
            .stream()
            .filter(visible -> visible.key().resource().equals(key.resource()))
            .findFirst();
    calendar.ifPresent(now -> known.put(key, new Known(state, now)));
    return calendar;
  }
}
