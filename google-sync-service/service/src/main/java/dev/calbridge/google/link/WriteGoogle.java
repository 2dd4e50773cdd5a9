package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.EventIds;
import dev.calbridge.google.sync.Stamp;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes one event. What Google answers, or what is found there instead, comes back as the pair's
 * new picture of Google; whether that is what was wanted is for the caller to decide anew.
 */
final class WriteGoogle {

  private final GoogleCalendars google;

  WriteGoogle(GoogleCalendars google) {
    this.google = google;
  }

  /**
   * What became of it.
   *
   * @param written false if something else was found there: look again
   */
  record Outcome(Pair pair, boolean written) {}

  Outcome write(Link link, Pair pair, UUID entry, long version, EventContent content) {
    RemoteEvent known = pair.theirs();
    if (known != null) {
      return overwrite(link, pair, known, entry, version, content);
    }
    String made = pair.event();
    String id =
        made == null ? EventIds.of(link.tenant(), link.id(), entry, pair.generation()) : made;
    try {
      RemoteEvent inserted =
          google.insert(link.access(), id, content, new Stamp(link.id(), entry, id, version));
      return new Outcome(pair.withTheirs(inserted), true);
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.ID_TAKEN) {
        throw fault;
      }
      return taken(link, pair, id, entry, version, content);
    }
  }

  /** Deletes the event as we know it. */
  Outcome delete(Link link, Pair pair) {
    RemoteEvent known = pair.theirs();
    if (known == null) {
      return new Outcome(pair, true);
    }
    try {
      google.delete(link.access(), known.id(), known.etag());
      return new Outcome(pair.withTheirs(null), true);
    } catch (GoogleFault fault) {
      return lookAgain(link, pair, known.id(), fault);
    }
  }

  private Outcome overwrite(
      Link link, Pair pair, RemoteEvent known, UUID entry, long version, EventContent content) {
    try {
      Stamp stamp = new Stamp(link.id(), entry, known.id(), version);
      return new Outcome(
          pair.withTheirs(google.update(link.access(), known, content, stamp)), true);
    } catch (GoogleFault fault) {
      return lookAgain(link, pair, known.id(), fault);
    }
  }

  /**
   * Ids stay reserved for ever. A deleted event on ours comes back to life; one with our stamp is
   * the insert whose answer got lost; anything else makes us take another id.
   */
  private Outcome taken(
      Link link, Pair pair, String id, UUID entry, long version, EventContent content) {
    Optional<RemoteEvent> found = google.find(link.access(), id);
    if (found.isEmpty()) {
      throw new GoogleFault(
          GoogleFault.Kind.TRY_LATER, "The id is taken, but nothing is there yet");
    }
    RemoteEvent there = found.get();
    if (!there.stands()) {
      return overwrite(
          link, pair.withEventId(id, pair.generation()), there, entry, version, content);
    }
    Stamp stamp = there.stamp();
    if (stamp != null && stamp.belongsTo(link.id(), id) && stamp.entry().equals(entry)) {
      return new Outcome(pair.withTheirs(there), false);
    }
    int generation = pair.generation() + 1;
    String next = EventIds.of(link.tenant(), link.id(), entry, generation);
    return new Outcome(pair.withEventId(next, generation), false);
  }

  private Outcome lookAgain(Link link, Pair pair, String id, GoogleFault fault) {
    return switch (fault.kind()) {
      case CHANGED_MEANWHILE, EVENT_GONE ->
          new Outcome(
              pair.withTheirs(
                  google.find(link.access(), id).filter(RemoteEvent::stands).orElse(null)),
              false);
      case ID_TAKEN, CURSOR_EXPIRED, CALENDAR_LOST, CONSENT_NEEDED, TRY_LATER, REJECTED ->
          throw fault;
    };
  }
}
