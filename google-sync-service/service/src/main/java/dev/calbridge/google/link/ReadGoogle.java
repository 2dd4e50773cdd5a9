package dev.calbridge.google.link;

import dev.calbridge.google.link.GoogleCalendars.ChangePage;
import dev.calbridge.google.link.Progress.Cursor;
import dev.calbridge.google.link.Tombstones.Tombstone;
import dev.calbridge.google.sync.Stamp;
import dev.calbridge.google.sync.Upcoming;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what changed in Google since the last complete reading and keeps it as work. The cursor
 * moves only after the last page is kept.
 */
public final class ReadGoogle {

  private static final Duration NOT_SHOWN_YET = Duration.ofHours(1);

  private final GoogleCalendars google;
  private final Progress progress;
  private final Pairs pairs;
  private final Tombstones tombstones;
  private final Clock clock;

  public ReadGoogle(GoogleCalendars google, Memory memory, Clock clock) {
    this.google = google;
    this.progress = memory.progress();
    this.pairs = memory.pairs();
    this.tombstones = memory.tombstones();
    this.clock = clock;
  }

  /** Reads everything there is to read now. */
  public void read(Link link) {
    String token =
        progress
            .cursor(link)
            .filter(cursor -> cursor.fingerprint().equals(fingerprint(link)))
            .map(Cursor::token)
            .orElse(null);
    try {
      readFrom(link, token);
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.CURSOR_EXPIRED) {
        throw fault;
      }
      // One bounded recovery: everything anew, once. If that expires too, the next turn tries.
      progress.dropCursor(link);
      readFrom(link, null);
    }
  }

  /**
   * Compares everything Google has with what the link knows. Whatever is found then has slipped
   * through, for the changes were read just before.
   *
   * @return how many events
   */
  int reconcile(Link link) {
    return readFrom(link, null);
  }

  /** Returns how many pairs have something new to look at. */
  private int readFrom(Link link, @Nullable String token) {
    Instant startedAt = clock.instant();
    Set<String> met = new HashSet<>();
    String page = null;
    int found = 0;
    ChangePage read;
    do {
      read = google.changes(link.access(), token, page);
      found += keep(link, read.events(), token == null);
      read.events().forEach(event -> met.add(event.id()));
      page = read.nextPage();
    } while (page != null);
    if (token == null) {
      found += keepVanished(link, met);
    }
    String next = read.nextToken();
    if (next != null) {
      progress.moveCursor(link, new Cursor(next, fingerprint(link)), startedAt);
    }
    return found;
  }

  /** What was passed over under other settings has to be read again. */
  private String fingerprint(Link link) {
    return google.fingerprint() + ";absences=" + link.settings().absences();
  }

  private int keep(Link link, List<RemoteEvent> events, boolean everything) {
    Map<String, Pair> known =
        new HashMap<>(
            pairs.ofEvents(
                link, events.stream().map(ReadGoogle::ownOrSeries).collect(Collectors.toSet())));
    Map<String, Tombstone> buried = buried(link, events, known);
    Map<String, Pair> changed = new LinkedHashMap<>();
    List<RemoteEvent> gone = new ArrayList<>();
    for (RemoteEvent event : events) {
      if (!(event.body() instanceof RemoteEvent.Occurrence) && !covered(buried, event)) {
        Pair before = known.get(event.id());
        if (before != null && before.theirs() != null && !event.stands()) {
          gone.add(before.theirs());
        }
        Pair now = before == null ? met(link, event) : changed(before, event);
        boolean newHere = before == null || before.theirs() == null;
        note(newHere && !everything ? whole(link, now) : now, known, changed);
      }
    }
    // A series may come by after its occurrences, even on a later page.
    for (RemoteEvent event : events) {
      if (event.body() instanceof RemoteEvent.Occurrence(String series, var occurrence)) {
        Pair before = known.get(series);
        if (before == null || before.theirs() == null) {
          series(link, series, before)
              .filter(found -> !covered(buried, found.theirs()))
              .map(found -> everything ? found : whole(link, found))
              .ifPresent(found -> known.put(series, found));
        }
        Pair pair = known.get(series);
        note(pair == null ? null : changed(pair, occurrence), known, changed);
      }
    }
    if (!gone.isEmpty()) {
      tombstones.put(link, gone);
    }
    if (!changed.isEmpty()) {
      pairs.seen(link, List.copyOf(changed.values()), everything);
    }
    return changed.size();
  }

  /** What is remembered of events that come by although the link knows them to be gone. */
  private Map<String, Tombstone> buried(
      Link link, List<RemoteEvent> events, Map<String, Pair> known) {
    Set<String> unknown =
        events.stream()
            .filter(RemoteEvent::stands)
            .map(ReadGoogle::ownOrSeries)
            .filter(id -> known.get(id) == null || known.get(id).theirs() == null)
            .collect(Collectors.toSet());
    return unknown.isEmpty() ? Map.of() : tombstones.of(link, unknown);
  }

  private static boolean covered(Map<String, Tombstone> buried, @Nullable RemoteEvent event) {
    Tombstone tombstone = event == null ? null : buried.get(event.id());
    return event != null && event.stands() && tombstone != null && tombstone.covers(event);
  }

  /**
   * A series that comes back, out of Google's bin or by undo, has the occurrences that were apart
   * before; deltas do not name them, as nothing about them has changed. A complete list does.
   */
  private @Nullable Pair whole(Link link, @Nullable Pair pair) {
    if (pair == null) {
      return null;
    }
    RemoteEvent series = pair.theirs();
    if (series == null
        || series.uid() == null
        || !(series.body() instanceof RemoteEvent.Standing(var content))
        || content.recurrence() == null) {
      return pair;
    }
    RemoteEvent whole = series;
    for (RemoteOccurrence one : google.occurrencesApart(link.access(), series)) {
      whole = whole.with(one);
    }
    return pair.withTheirs(whole);
  }

  private static void note(@Nullable Pair now, Map<String, Pair> known, Map<String, Pair> changed) {
    if (now != null) {
      known.put(String.valueOf(now.event()), now);
      changed.put(String.valueOf(now.event()), now);
    }
  }

  private static String ownOrSeries(RemoteEvent event) {
    return event.body() instanceof RemoteEvent.Occurrence(String series, var _)
        ? series
        : event.id();
  }

  private Optional<Pair> series(Link link, String series, @Nullable Pair before) {
    return google
        .find(link.access(), series)
        .filter(RemoteEvent::stands)
        .map(event -> before == null ? met(link, event) : before.withTheirs(event));
  }

  /** What a pair is after an occurrence came by; null if it is only the echo of our own write. */
  private static @Nullable Pair changed(Pair pair, RemoteOccurrence occurrence) {
    RemoteEvent series = pair.theirs();
    if (series == null) {
      return null;
    }
    RemoteEvent after = series.with(occurrence);
    boolean nothingNew =
        series.occurrences().stream()
            .filter(one -> one.id().equals(occurrence.id()))
            .anyMatch(
                one ->
                    one.etag().equals(occurrence.etag())
                        || (one.content() == null
                            && (occurrence.content() == null
                                || isSince(one.changedAt(), occurrence.changedAt())))
                        || isBefore(
                            occurrence.stamp(),
                            occurrence.changedAt(),
                            one.stamp(),
                            one.changedAt()));
    return nothingNew ? null : pair.withTheirs(after);
  }

  /** True if what was deleted is as new as what was read: that is from before, then. */
  private static boolean isSince(@Nullable Instant deleted, @Nullable Instant readFrom) {
    return deleted != null && readFrom != null && !readFrom.isAfter(deleted);
  }

  /** What a pair is after an event came by; null if it is only the echo of our own write. */
  private static @Nullable Pair changed(Pair pair, RemoteEvent event) {
    RemoteEvent before = pair.theirs();
    if (event.body() instanceof RemoteEvent.Cancelled) {
      return before == null ? null : pair.withTheirs(null);
    }
    boolean nothingNew =
        before != null
            && (before.etag().equals(event.etag())
                || isBefore(event.stamp(), event.changedAt(), before.stamp(), before.changedAt()));
    return nothingNew ? null : pair.withTheirs(event.keepingOccurrencesOf(before));
  }

  /**
   * Reads may be behind writes: what we have written over meanwhile is no news. It has a stamp from
   * before ours, and Google itself says that it is older; an undo in Google has the first only.
   */
  private static boolean isBefore(
      @Nullable Stamp read,
      @Nullable Instant readFrom,
      @Nullable Stamp known,
      @Nullable Instant knownFrom) {
    return read != null
        && known != null
        && readFrom != null
        && knownFrom != null
        && known.belongsTo(read.link(), read.event())
        && read.write() < known.write()
        && readFrom.isBefore(knownFrom);
  }

  /** The pair for an event the link does not know; null if it is none of its business. */
  private @Nullable Pair met(Link link, RemoteEvent event) {
    if (event.body() instanceof RemoteEvent.Cancelled || link.ignores(event)) {
      return null;
    }
    Stamp stamp = event.stamp();
    UUID entry = stamp != null && stamp.belongsTo(link.id(), event.id()) ? stamp.entry() : null;
    boolean wanted =
        link.direction().inwards()
            && !(event.body() instanceof RemoteEvent.Standing(var content)
                && !Upcoming.at(content, clock.instant()));
    if (entry == null && !wanted) {
      return null;
    }
    return Pair.met(link.id(), entry, event);
  }

  /**
   * A complete list has no tombstones: what is missing from it was deleted. Each is asked for by
   * name before that is believed, because an incomplete list is more often an outage than a wish.
   */
  private int keepVanished(Link link, Set<String> met) {
    Set<String> missing = new HashSet<>(pairs.standingEvents(link));
    missing.removeAll(met);
    int vanished = 0;
    for (Pair pair : pairs.ofEvents(link, missing).values()) {
      Optional<RemoteEvent> found = google.find(link.access(), String.valueOf(pair.event()));
      if (found.isPresent() || !isRecent(pair.theirs())) {
        RemoteEvent there =
            found
                .filter(RemoteEvent::stands)
                .map(event -> event.keepingOccurrencesOf(pair.theirs()))
                .orElse(null);
        if (there == null && pair.theirs() != null) {
          tombstones.put(link, List.of(pair.theirs()));
        }
        pairs.seen(link, List.of(pair.withTheirs(there)), true);
        vanished++;
      }
    }
    return vanished;
  }

  /**
   * Google keeps what was deleted for weeks; what it has never heard of although it was written
   * just now is not shown yet. An hour is far more than that takes, and than clocks differ.
   */
  private boolean isRecent(@Nullable RemoteEvent known) {
    Instant changed = known == null ? null : known.changedAt();
    return changed != null && changed.isAfter(clock.instant().minus(NOT_SHOWN_YET));
  }
}
