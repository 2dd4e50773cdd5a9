package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Series;
import dev.calbridge.google.sync.Stamp;
import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.recurrence.UnusableRule;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One Google calendar in memory: ETags, reserved ids, tombstones, cursors that expire, occurrences
 * that are events of their own.
 */
final class MemoryGoogle implements GoogleCalendars {

  private record Kept(RemoteEvent event, long revision) {}

  private record KeptOccurrence(String series, RemoteOccurrence occurrence, long revision) {}

  private final TreeMap<String, Kept> events = new TreeMap<>();
  private final TreeMap<String, KeptOccurrence> occurrences = new TreeMap<>();
  private final Chaos chaos;
  private long revision;
  private long oldestToken;
  int writes;
  boolean pushes = true;

  /** False: channels are opened, but nobody hears of it. */
  boolean watchAnswers = true;

  Duration channelLife = Duration.ofDays(7);
  Instant channelsOpenAt = Instant.EPOCH;
  final List<String> watched = new ArrayList<>();
  final List<String> stopped = new ArrayList<>();

  private final Set<String> absences = new HashSet<>();

  MemoryGoogle(Chaos chaos) {
    this.chaos = chaos;
  }

  /** What stands, single occurrences included. */
  List<RemoteEvent> standing() {
    return events.values().stream()
        .map(Kept::event)
        .filter(RemoteEvent::stands)
        .map(this::whole)
        .toList();
  }

  private RemoteEvent whole(RemoteEvent event) {
    RemoteEvent whole = event;
    for (KeptOccurrence one : occurrences.values()) {
      if (one.series().equals(event.id())) {
        whole = whole.with(one.occurrence());
      }
    }
    return whole;
  }

  /** Puts an event or series there; null cancels it. Its occurrences follow as Google has it. */
  /** Somebody says in Google that they are away. */
  void putAbsence(String id, EventContent content) {
    absences.add(id);
    put(id, content, null);
  }

  void put(String id, @Nullable EventContent content, @Nullable Stamp stamp) {
    revision++;
    RemoteEvent.Body body =
        content == null
            ? new RemoteEvent.Cancelled()
            : new RemoteEvent.Standing(
                content.recurrence() == null
                    ? content
                    : content.withRecurrence(
                        new Series(
                            content.recurrence().rule(),
                            content.recurrence().excluded(),
                            content.recurrence().added(),
                            List.of())));
    events.put(
        id,
        new Kept(
            new RemoteEvent(
                id,
                etag(),
                id + "@google",
                body,
                stamp,
                "{}",
                List.of(),
                null,
                absences.contains(id)),
            revision));
    for (KeptOccurrence one : List.copyOf(occurrences.values())) {
      boolean lives = one.series().equals(id) && one.occurrence().content() != null;
      if (lives && (content == null || !hasPlace(content, one.occurrence().at(content.span())))) {
        keep(id, occurrence(one.occurrence(), null, one.occurrence().stamp()));
      }
    }
  }

  private String etag() {
    return "\"" + revision + "\"";
  }

  /** What the person in front of Google does keeps the stamp, as Google does. */
  void userChanges(RemoteEvent event, @Nullable EventContent content) {
    put(event.id(), content, event.stamp());
  }

  /** The person changes one occurrence; null deletes it. */
  void userChanges(RemoteEvent series, LocalDateTime at, @Nullable EventContent content) {
    RemoteOccurrence known = there(series, at).orElseThrow();
    revision++;
    keep(series.id(), occurrence(known, content, known.stamp()));
  }

  private RemoteOccurrence occurrence(
      RemoteOccurrence known, @Nullable EventContent content, @Nullable Stamp stamp) {
    return new RemoteOccurrence(known.id(), etag(), known.original(), content, stamp, "{}", null);
  }

  private void keep(String series, RemoteOccurrence occurrence) {
    occurrences.put(occurrence.id(), new KeptOccurrence(series, occurrence, revision));
  }

  private static boolean hasPlace(EventContent content, LocalDateTime at) {
    Series series = content.recurrence();
    if (series == null) {
      return false;
    }
    try {
      return Occurrences.has(
          content.span(), new Recurrence(series.rule(), List.of(), series.added(), List.of()), at);
    } catch (UnusableRule e) {
      throw new AssertionError(e);
    }
  }

  private Optional<RemoteOccurrence> there(RemoteEvent series, LocalDateTime at) {
    Kept kept = events.get(series.id());
    if (kept == null
        || !(kept.event().body() instanceof RemoteEvent.Standing(EventContent content))) {
      return Optional.empty();
    }
    EntrySpan span = content.span();
    String id = series.id() + "_" + RemoteOccurrence.originalOf(span, at);
    KeptOccurrence apart = occurrences.get(id);
    if (apart != null) {
      return Optional.of(apart.occurrence());
    }
    return hasPlace(content, at)
        ? Optional.of(
            new RemoteOccurrence(
                id,
                kept.event().etag(),
                RemoteOccurrence.originalOf(span, at),
                content.occurrence(at),
                kept.event().stamp(),
                "{}",
                null))
        : Optional.empty();
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
    chaos.google();
    return Optional.ofNullable(events.get(event)).map(Kept::event);
  }

  @Override
  public RemoteEvent insert(
      CalendarAccess access, String event, EventContent content, Stamp stamp) {
    chaos.google();
    if (events.containsKey(event)) {
      throw new GoogleFault(GoogleFault.Kind.ID_TAKEN, "409");
    }
    return written(event, content, stamp);
  }

  @Override
  public RemoteEvent update(
      CalendarAccess access, RemoteEvent known, EventContent content, Stamp stamp) {
    chaos.google();
    check(known.id(), known.etag());
    return written(known.id(), content, stamp);
  }

  @Override
  public Optional<RemoteOccurrence> occurrence(
      CalendarAccess access, RemoteEvent series, LocalDateTime at) {
    chaos.google();
    return there(series, at);
  }

  @Override
  public List<RemoteOccurrence> occurrencesApart(CalendarAccess access, RemoteEvent series) {
    chaos.google();
    return occurrences.values().stream()
        .filter(kept -> kept.series().equals(series.id()))
        .map(KeptOccurrence::occurrence)
        .toList();
  }

  @Override
  public RemoteOccurrence updateOccurrence(
      CalendarAccess access, RemoteOccurrence known, EventContent content, Stamp stamp) {
    chaos.google();
    String series = known.id().substring(0, known.id().lastIndexOf('_'));
    checkOccurrence(series, known.id(), known.etag());
    writes++;
    revision++;
    RemoteOccurrence now = occurrence(known, content, stamp);
    keep(series, now);
    chaos.google();
    return now;
  }

  @Override
  public void delete(CalendarAccess access, String event, @Nullable String etag) {
    chaos.google();
    if (event.contains("_")) {
      deleteOccurrence(event, etag);
      return;
    }
    Kept kept = events.get(event);
    if (kept == null || !kept.event().stands()) {
      return;
    }
    check(event, etag);
    written(event, null, kept.event().stamp());
  }

  private void deleteOccurrence(String id, @Nullable String etag) {
    String series = id.substring(0, id.lastIndexOf('_'));
    KeptOccurrence kept = occurrences.get(id);
    if (kept != null && kept.occurrence().content() == null) {
      return;
    }
    checkOccurrence(series, id, etag);
    writes++;
    revision++;
    LocalDateTime original = LocalDateTime.parse(id.substring(id.lastIndexOf('_') + 1));
    keep(
        series,
        new RemoteOccurrence(
            id, etag(), original, null, events.get(series).event().stamp(), "{}", null));
    chaos.google();
  }

  private void checkOccurrence(String series, String id, @Nullable String etag) {
    KeptOccurrence kept = occurrences.get(id);
    Kept master = events.get(series);
    if (master == null || !master.event().stands()) {
      throw new GoogleFault(GoogleFault.Kind.EVENT_GONE, "404");
    }
    String current = kept == null ? master.event().etag() : kept.occurrence().etag();
    if (etag != null && !etag.isEmpty() && !current.equals(etag)) {
      throw new GoogleFault(GoogleFault.Kind.CHANGED_MEANWHILE, "412");
    }
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
    chaos.google();
    return events.get(id).event();
  }

  /** One event a page, occurrences in between: the order of ids is all Google promises. */
  @Override
  public ChangePage changes(CalendarAccess access, @Nullable String token, @Nullable String page) {
    chaos.google();
    long since = token == null ? -1 : Long.parseLong(token);
    if (token != null && since < oldestToken) {
      throw new GoogleFault(GoogleFault.Kind.CURSOR_EXPIRED, "410");
    }
    List<RemoteEvent> changed = new ArrayList<>();
    occurrences.values().stream()
        .filter(kept -> kept.revision() > since)
        .filter(kept -> token != null || events.get(kept.series()).event().stands())
        .forEach(
            kept ->
                changed.add(
                    new RemoteEvent(
                        kept.occurrence().id(),
                        kept.occurrence().etag(),
                        null,
                        new RemoteEvent.Occurrence(kept.series(), kept.occurrence()),
                        kept.occurrence().stamp(),
                        "{}")));
    events.values().stream()
        .filter(kept -> kept.revision() > since)
        .map(Kept::event)
        .filter(event -> token != null || event.stands())
        .forEach(changed::add);
    int half = page == null ? 0 : Integer.parseInt(page);
    boolean split = page == null && changed.size() > 1;
    return new ChangePage(
        split ? changed.subList(0, changed.size() / 2) : changed.subList(half, changed.size()),
        split ? Integer.toString(changed.size() / 2) : null,
        split ? null : Long.toString(revision));
  }

  @Override
  public List<Choice> choices(String tenant, UUID grant) {
    return List.of();
  }

  @Override
  public Choice create(String tenant, UUID grant, String name, String timeZone) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Channels.Channel watch(
      CalendarAccess access, String channel, String token, URI address, Duration life) {
    if (!pushes) {
      throw new GoogleFault(GoogleFault.Kind.REJECTED, "pushNotSupportedForRequestedResource");
    }
    watched.add(channel);
    if (!watchAnswers) {
      throw new GoogleFault(GoogleFault.Kind.TRY_LATER, "No answer from Google");
    }
    return new Channels.Channel(channel, "r", channelsOpenAt, channelsOpenAt.plus(channelLife));
  }

  @Override
  public void stop(CalendarAccess access, Channels.Channel channel) {
    stopped.add(channel.id());
  }

  @Override
  public String fingerprint() {
    return "memory";
  }
}
