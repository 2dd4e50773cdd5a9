package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Stamp;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One Google calendar in memory: ETags, reserved ids, tombstones, cursors that expire. */
final class MemoryGoogle implements GoogleCalendars {

  private record Kept(RemoteEvent event, long revision) {}

  private final TreeMap<String, Kept> events = new TreeMap<>();
  private final Chaos chaos;
  private long revision;
  private long oldestToken;
  int writes;

  MemoryGoogle(Chaos chaos) {
    this.chaos = chaos;
  }

  List<RemoteEvent> standing() {
    return events.values().stream().map(Kept::event).filter(RemoteEvent::stands).toList();
  }

  void put(String id, @Nullable EventContent content, @Nullable Stamp stamp) {
    revision++;
    RemoteEvent.Body body =
        content == null ? new RemoteEvent.Cancelled() : new RemoteEvent.Standing(content);
    events.put(
        id,
        new Kept(
            new RemoteEvent(id, "\"" + revision + "\"", id + "@google", body, stamp, "{}"),
            revision));
  }

  /** What the person in front of Google does keeps the stamp, as Google does. */
  void userChanges(RemoteEvent event, @Nullable EventContent content) {
    put(event.id(), content, event.stamp());
  }

  void expireTokens() {
    oldestToken = revision + 1;
    revision++;
  }

  @Override
  public Facts facts(CalendarAccess access) {
    return new Facts(false, true);
  }

  @Override
  public Optional<RemoteEvent> find(CalendarAccess access, String event) {
    chaos.point();
    return Optional.ofNullable(events.get(event)).map(Kept::event);
  }

  @Override
  public RemoteEvent insert(
      CalendarAccess access, String event, EventContent content, Stamp stamp) {
    chaos.point();
    if (events.containsKey(event)) {
      throw new GoogleFault(GoogleFault.Kind.ID_TAKEN, "409");
    }
    return written(event, content, stamp);
  }

  @Override
  public RemoteEvent update(
      CalendarAccess access, RemoteEvent known, EventContent content, Stamp stamp) {
    chaos.point();
    check(known.id(), known.etag());
    return written(known.id(), content, stamp);
  }

  @Override
  public void delete(CalendarAccess access, String event, @Nullable String etag) {
    chaos.point();
    Kept kept = events.get(event);
    if (kept == null || !kept.event().stands()) {
      return;
    }
    check(event, etag);
    written(event, null, kept.event().stamp());
  }

  private void check(String id, @Nullable String etag) {
    Kept kept = events.get(id);
    if (kept == null) {
      throw new GoogleFault(GoogleFault.Kind.EVENT_GONE, "404");
    }
    if (etag != null && !kept.event().etag().equals(etag)) {
      throw new GoogleFault(GoogleFault.Kind.CHANGED_MEANWHILE, "412");
    }
  }

  private RemoteEvent written(String id, @Nullable EventContent content, @Nullable Stamp stamp) {
    writes++;
    put(id, content, stamp);
    chaos.point();
    return events.get(id).event();
  }

  @Override
  public ChangePage changes(CalendarAccess access, @Nullable String token, @Nullable String page) {
    chaos.point();
    long since = token == null ? -1 : Long.parseLong(token);
    if (token != null && since < oldestToken) {
      throw new GoogleFault(GoogleFault.Kind.CURSOR_EXPIRED, "410");
    }
    List<RemoteEvent> changed =
        events.values().stream()
            .filter(kept -> kept.revision() > since)
            .map(Kept::event)
            .filter(event -> token != null || event.stands())
            .toList();
    return new ChangePage(changed, null, Long.toString(revision));
  }

  @Override
  public String fingerprint() {
    return "memory";
  }
}
