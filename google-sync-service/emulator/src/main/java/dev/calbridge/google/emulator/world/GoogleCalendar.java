package dev.calbridge.google.emulator.world;

import dev.calbridge.google.emulator.event.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A calendar with everything that ever was in it. Guarded by the lock of {@link World}. */
public final class GoogleCalendar {
  private final String id;
  private final String owner;
  private final boolean primary;
  private final boolean createdByApp;
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final Map<String, AccessRole> roles = new LinkedHashMap<>();
  private final Map<String, List<Event>> earlier = new HashMap<>();
  private final Set<String> unlisted = new TreeSet<>();
  private CalendarProperties properties;
  private long stamp;
  private boolean deleted;
  private int tokenEpoch;
  private long lastChange;
  private boolean remembering;

  GoogleCalendar(
      String id,
      String owner,
      boolean primary,
      boolean createdByApp,
      CalendarProperties properties,
      long stamp) {
    this.id = id;
    this.owner = owner;
    this.primary = primary;
    this.createdByApp = createdByApp;
    this.properties = properties;
    this.stamp = stamp;
    roles.put(owner, AccessRole.OWNER);
  }

  public String id() {
    return id;
  }

  /** E-mail address of the data owner. */
  public String owner() {
    return owner;
  }

  public boolean primary() {
    return primary;
  }

  /** Made through the API: what the scope {@code calendar.app.created} reaches. */
  public boolean createdByApp() {
    return createdByApp;
  }

  public CalendarProperties properties() {
    return properties;
  }

  public ZoneId timeZone() {
    return properties.timeZone();
  }

  public long stamp() {
    return stamp;
  }

  public boolean deleted() {
    return deleted;
  }

  /** The stamp of the latest change to an event, or that of the calendar if it never had one. */
  public long lastChange() {
    return lastChange == 0 ? stamp : lastChange;
  }

  /** Sync tokens of an earlier epoch have expired. */
  public int tokenEpoch() {
    return tokenEpoch;
  }

  public Optional<AccessRole> roleOf(String email) {
    return Optional.ofNullable(roles.get(email));
  }

  public Map<String, AccessRole> roles() {
    return Collections.unmodifiableMap(roles);
  }

  /** Every event ever, cancelled ones included, oldest change first. */
  public Collection<Event> events() {
    return Collections.unmodifiableCollection(events.values());
  }

  public Optional<Event> event(String eventId) {
    return Optional.ofNullable(events.get(eventId));
  }

  /** Keeps the map in the order of the last change, which is the order of a plain list. */
  void put(Event event) {
    lastChange = Math.max(lastChange, event.stamp());
    Event before = events.remove(event.id());
    events.put(event.id(), event);
    if (before != null && remembering) {
      earlier.computeIfAbsent(event.id(), _ -> new ArrayList<>()).add(before);
    }
  }

  /** Whether it will be asked what was before. */
  void rememberEarlier(boolean remember) {
    remembering = remember;
    earlier.clear();
  }

  /** This calendar as it was at that stamp: what readers see who are behind. */
  GoogleCalendar asOf(long then) {
    GoogleCalendar past = new GoogleCalendar(id, owner, primary, createdByApp, properties, stamp);
    past.restore(deleted, tokenEpoch, roles);
    Stream.concat(events.values().stream(), earlier.values().stream().flatMap(Collection::stream))
        .filter(event -> event.stamp() <= then)
        .sorted(Comparator.comparingLong(Event::stamp))
        .forEach(past::put);
    return past;
  }

  /**
   * Forgets cancelled events, whose ids are free from then on.
   *
   * @return whether there were any
   */
  boolean dropTombstones(Instant cancelledBefore) {
    boolean dropped =
        events
            .values()
            .removeIf(
                event ->
                    event.cancelled()
                        && event.updated().isBefore(cancelledBefore)
                        && event
                            .member()
                            .map(member -> events.get(member.seriesId()))
                            .filter(series -> !series.cancelled())
                            .isEmpty());
    if (dropped) {
      tokenEpoch++;
    }
    return dropped;
  }

  /** Whether the account has it in its list; seeing it is another matter. */
  public boolean listedFor(String email) {
    return !unlisted.contains(email);
  }

  public Set<String> unlisted() {
    return Collections.unmodifiableSet(unlisted);
  }

  void list(String email, boolean listed, long newStamp) {
    if (listed ? unlisted.remove(email) : unlisted.add(email)) {
      stamp = newStamp;
    }
  }

  void change(CalendarProperties newProperties, long newStamp) {
    properties = newProperties;
    stamp = newStamp;
  }

  void share(String email, AccessRole role, long newStamp) {
    roles.put(email, role);
    stamp = newStamp;
  }

  void delete(long newStamp) {
    deleted = true;
    stamp = newStamp;
  }

  void expireTokens() {
    tokenEpoch++;
  }

  void restore(boolean wasDeleted, int epoch, Map<String, AccessRole> newRoles) {
    deleted = wasDeleted;
    tokenEpoch = epoch;
    roles.putAll(newRoles);
  }
}
