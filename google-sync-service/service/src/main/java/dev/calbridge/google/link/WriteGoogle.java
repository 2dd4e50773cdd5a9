package dev.calbridge.google.link;

import dev.calbridge.google.link.GoogleCalendars.Draft;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.EventIds;
import dev.calbridge.google.sync.SeriesParts;
import dev.calbridge.google.sync.SeriesParts.Part;
import dev.calbridge.google.sync.Stamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes one event, or one part of a series. What Google answers, or what is found there instead,
 * comes back as the pair's new picture of Google; whether that is what was wanted is for the caller
 * to decide anew.
 */
final class WriteGoogle {

  private final GoogleCalendars google;
  private final WriteOccurrence occurrences;

  WriteGoogle(GoogleCalendars google) {
    this.google = google;
    this.occurrences = new WriteOccurrence(google);
  }

  /**
   * What became of it.
   *
   * @param said all that Google said right after the write; null if something else was found there:
   *     look again
   */
  record Outcome(Pair pair, @Nullable EventContent said) {}

  /** What to write next so that Google says what is wanted. */
  static Part next(Pair pair, EventContent wanted) {
    RemoteEvent known = pair.theirs();
    EventContent says = known == null ? null : known.contentOrNull();
    return known == null || says == null
        ? SeriesParts.whole(wanted, Set.of())
        : SeriesParts.next(wanted, says, known.apart(), pair.agreement());
  }

  /** The part, as it is kept before it is written. */
  static Intent.Writing intent(
      Link link, Pair pair, UUID entry, long version, EventContent wanted, Part part) {
    RemoteEvent known = pair.theirs();
    String made = known == null ? pair.event() : known.id();
    String id =
        made == null ? EventIds.of(link.tenant(), link.id(), entry, pair.generation()) : made;
    LocalDateTime occurrence = part instanceof Part.One(LocalDateTime at, var _) ? at : null;
    return new Intent.Writing(id, pair.writes() + 1, version, wanted, occurrence);
  }

  /** Writes what was intended. */
  Outcome write(Link link, Pair pair, UUID entry, Intent.Writing intent) {
    RemoteEvent known = pair.theirs();
    Stamp stamp = stamp(link, entry, intent);
    LocalDateTime occurrence = intent.occurrence();
    if (known == null) {
      return insert(link, pair, entry, intent, stamp);
    }
    return occurrence == null
        ? overwrite(link, pair, known, intent, stamp)
        : occurrences.write(link, pair, known, occurrence, intent.wanted(), stamp);
  }

  /** Makes the events of pairs that have none, each as intended; answers in their order. */
  List<Attempt<Outcome>> insertAll(Link link, List<Pair> fresh) {
    List<Draft> drafts = new ArrayList<>();
    for (Pair pair : fresh) {
      Intent.Writing intent = intentOf(pair);
      EventContent content = SeriesParts.whole(intent.wanted(), Set.of()).content();
      drafts.add(new Draft(intent.event(), content, stamp(link, entryOf(pair), intent)));
    }
    List<Attempt<RemoteEvent>> made = google.insertAll(link.access(), drafts);
    List<Attempt<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      outcomes.add(inserted(link, fresh.get(i), made.get(i)));
    }
    return outcomes;
  }

  private Attempt<Outcome> inserted(Link link, Pair pair, Attempt<RemoteEvent> made) {
    try {
      return switch (made) {
        case Attempt.Done<RemoteEvent>(RemoteEvent event) ->
            new Attempt.Done<>(written(pair, event));
        case Attempt.Failed<RemoteEvent>(GoogleFault fault)
            when fault.kind() == GoogleFault.Kind.ID_TAKEN -> {
          UUID entry = entryOf(pair);
          Intent.Writing intent = intentOf(pair);
          yield new Attempt.Done<>(taken(link, pair, entry, intent, stamp(link, entry, intent)));
        }
        case Attempt.Failed<RemoteEvent>(GoogleFault fault) -> new Attempt.Failed<>(fault);
      };
    } catch (GoogleFault fault) {
      return new Attempt.Failed<>(fault);
    }
  }

  private static UUID entryOf(Pair pair) {
    return Objects.requireNonNull(pair.entry(), "only entries are written");
  }

  private static Intent.Writing intentOf(Pair pair) {
    if (pair.intent() instanceof Intent.Writing writing) {
      return writing;
    }
    throw new IllegalArgumentException("Nothing is about to be written");
  }

  /** Finds out whether a write that was never confirmed took place; repeats a lost insert. */
  Outcome recover(Link link, Pair pair, UUID entry, Intent.Writing intent) {
    RemoteEvent known = pair.theirs();
    LocalDateTime occurrence = intent.occurrence();
    if (occurrence != null && known != null) {
      return occurrences.recover(
          link, pair, known, occurrence, intent.wanted(), stamp(link, entry, intent));
    }
    Optional<RemoteEvent> found = google.find(link.access(), intent.event());
    if (found.isEmpty() && known == null) {
      // Google may not show yet what it has: only the same insert again tells for certain.
      return insert(link, pair, entry, intent, stamp(link, entry, intent));
    }
    if (found.isEmpty()) {
      // Writing it once more tells for certain whether it is gone.
      return new Outcome(pair, null);
    }
    RemoteEvent there = found.map(event -> event.keepingOccurrencesOf(known)).orElse(null);
    Pair now = pair.withTheirs(there != null && there.stands() ? there : null);
    return there != null && stamp(link, entry, intent).equals(there.stamp())
        ? new Outcome(now, said(there, intent))
        : new Outcome(now, null);
  }

  /** What our write left; if somebody has changed it since, that is a change and no wording. */
  private static EventContent said(RemoteEvent there, Intent.Writing intent) {
    EventContent says = there.contentOrNull();
    EventContent written = SeriesParts.whole(intent.wanted(), there.apart()).content();
    return says != null && SeriesParts.whole(says, there.apart()).content().equals(written)
        ? says
        : written;
  }

  /** Deletes the event as we know it. */
  Outcome delete(Link link, Pair pair) {
    RemoteEvent known = pair.theirs();
    if (known == null) {
      return new Outcome(pair, null);
    }
    try {
      google.delete(link.access(), known.id(), known.etag());
      return new Outcome(pair.withTheirs(null), null);
    } catch (GoogleFault fault) {
      return lookAgain(google, link, pair, known, fault);
    }
  }

  private static Stamp stamp(Link link, UUID entry, Intent.Writing intent) {
    return new Stamp(link.id(), entry, intent.event(), intent.version(), intent.number());
  }

  private Outcome insert(Link link, Pair pair, UUID entry, Intent.Writing intent, Stamp stamp) {
    EventContent content = SeriesParts.whole(intent.wanted(), Set.of()).content();
    try {
      RemoteEvent inserted = google.insert(link.access(), intent.event(), content, stamp);
      return written(pair, inserted);
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.ID_TAKEN) {
        throw fault;
      }
      return taken(link, pair, entry, intent, stamp);
    }
  }

  static Outcome written(Pair pair, RemoteEvent now) {
    return new Outcome(pair.withTheirs(now), now.contentOrNull());
  }

  private Outcome overwrite(
      Link link, Pair pair, RemoteEvent known, Intent.Writing intent, Stamp stamp) {
    EventContent content = SeriesParts.whole(intent.wanted(), known.apart()).content();
    try {
      return written(
          pair, google.update(link.access(), known, content, stamp).keepingOccurrencesOf(known));
    } catch (GoogleFault fault) {
      Outcome again = lookAgain(google, link, pair, known, fault);
      RemoteEvent there = again.pair().theirs();
      // A repeated call meets what its first try wrote, if only the answer got lost.
      return there != null && stamp.equals(there.stamp())
          ? new Outcome(again.pair(), said(there, intent))
          : again;
    }
  }

  /**
   * Ids stay reserved for ever. One with the stamp of this write is the insert whose answer got
   * lost. A deleted event could be brought back to life, but its deleted occurrences would stay
   * deleted: like somebody else's event on the id, it makes us take the next one.
   */
  private Outcome taken(Link link, Pair pair, UUID entry, Intent.Writing intent, Stamp stamp) {
    RemoteEvent there =
        google
            .find(link.access(), intent.event())
            .orElseThrow(
                () ->
                    new GoogleFault(
                        GoogleFault.Kind.TRY_LATER, "The id is taken, but nothing is there yet"));
    if (there.stands()) {
      Stamp found = there.stamp();
      if (stamp.equals(found)) {
        return new Outcome(pair.withTheirs(there), said(there, intent));
      }
      if (found != null
          && found.belongsTo(link.id(), intent.event())
          && found.entry().equals(entry)) {
        return new Outcome(pair.withTheirs(there), null);
      }
    }
    int generation = pair.generation() + 1;
    String next = EventIds.of(link.tenant(), link.id(), entry, generation);
    return new Outcome(pair.withEventId(next, generation), null);
  }

  /** What is there instead of what we knew; anything but that is thrown on. */
  static Outcome lookAgain(
      GoogleCalendars google, Link link, Pair pair, RemoteEvent known, GoogleFault fault) {
    return switch (fault.kind()) {
      case CHANGED_MEANWHILE, EVENT_GONE -> {
        Optional<RemoteEvent> found = google.find(link.access(), known.id());
        if (found.isEmpty() && fault.kind() == GoogleFault.Kind.CHANGED_MEANWHILE) {
          throw new NotShownYet("The event has changed, but it cannot be read");
        }
        yield new Outcome(
            pair.withTheirs(
                found
                    .filter(RemoteEvent::stands)
                    .map(event -> event.keepingOccurrencesOf(known))
                    .orElse(null)),
            null);
      }
      case ID_TAKEN, CURSOR_EXPIRED, CALENDAR_LOST, CONSENT_NEEDED, TRY_LATER, REJECTED ->
          throw fault;
    };
  }
}
