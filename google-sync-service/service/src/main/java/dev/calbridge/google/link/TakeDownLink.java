package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes a link down together with the events it made. Can be interrupted and continued. */
final class TakeDownLink {

  private final GoogleCalendars google;
  private final Links links;
  private final Pairs pairs;
  private final KeepChannel channel;

  TakeDownLink(GoogleCalendars google, Links links, Pairs pairs, KeepChannel channel) {
    this.google = google;
    this.links = links;
    this.pairs = pairs;
    this.channel = channel;
  }

  /**
   * Deletes what we made, event by event (Google cannot clear a secondary calendar), then the link.
   */
  void continueWith(Link link) {
    try {
      if (!google.facts(link.access()).primary()) {
        deleteOwn(link);
      }
      channel.end(link);
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.CALENDAR_LOST) {
        throw fault;
      }
    }
    links.remove(link);
  }

  private void deleteOwn(Link link) {
    List<Pair> own = memoryOf(link);
    while (!own.isEmpty()) {
      List<String> events = own.stream().flatMap(pair -> made(link, pair).stream()).toList();
      Map<String, Attempt<String>> attempts = new HashMap<>();
      List<Attempt<String>> answers = google.deleteAll(link.access(), events);
      for (int i = 0; i < events.size(); i++) {
        attempts.put(events.get(i), answers.get(i));
      }
      for (Pair pair : own) {
        if (attempts.get(pair.event()) instanceof Attempt.Failed<String>(GoogleFault fault)
            && fault.kind() != GoogleFault.Kind.REJECTED) {
          throw fault;
        }
        pairs.forget(link, pair);
      }
      own = memoryOf(link);
    }
  }

  private List<Pair> memoryOf(Link link) {
    return pairs.ownEvents(link, GoogleCalendars.MOST_AT_ONCE);
  }

  /** The event, if we made it. */
  private static Optional<String> made(Link link, Pair pair) {
    UUID entry = pair.entry();
    String event = pair.event();
    return entry != null
            && event != null
            && event.equals(EventIds.of(link.tenant(), link.id(), entry, pair.generation()))
        ? Optional.of(event)
        : Optional.empty();
  }
}
