package dev.calbridge.google.emulator.world;

import dev.calbridge.google.emulator.event.Event;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A calendar with everything that ever was in it. Guarded by the lock of {@link World}. */
public final class GoogleCalendar {
  private final String id;
  private final String owner;
  private final boolean primary;
  private final boolean createdByApp;
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final Map<String, AccessRole> roles = new LinkedHashMap<>();
  private CalendarProperties properties;
  private long stamp;
  private boolean deleted;
  private int tokenEpoch;
  private long lastChange;

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
    events.remove(event.id());
    events.put(event.id(), event);
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
