package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventIds;
import java.util.List;
import java.util.UUID;

/** Takes a link down together with the events it made. Can be interrupted and continued. */
final class TakeDownLink {

  private static final int BATCH = 100;

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

  /** Deletes what we made, one by one (Google cannot clear a secondary calendar), then the link. */
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
    List<Pair> own = pairs.ownEvents(link, BATCH);
    while (!own.isEmpty()) {
      for (Pair pair : own) {
        UUID entry = pair.entry();
        String event = pair.event();
        if (entry != null
            && event != null
            && event.equals(EventIds.of(link.tenant(), link.id(), entry, pair.generation()))) {
          google.delete(link.access(), event, null);
        }
        pairs.forget(link, pair);
      }
      own = pairs.ownEvents(link, BATCH);
    }
  }
}
