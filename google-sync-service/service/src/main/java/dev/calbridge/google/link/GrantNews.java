package dev.calbridge.google.link;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of links when their consent comes or goes. Only hints: a token that is refused, or
 * given out again, says the same, later.
 */
public final class GrantNews {

  private final Links links;
  private final LinkQueue queue;
  private final SyncJournal journal;
  private final Clock clock;

  public GrantNews(Links links, LinkQueue queue, SyncJournal journal, Clock clock) {
    this.links = links;
    this.queue = queue;
    this.journal = journal;
    this.clock = clock;
  }

  /** The consent holds: links that waited for it go on where they stopped. */
  public List<UUID> holds(String tenant, UUID grant) {
    return links.ofGrant(tenant, grant).stream()
        .filter(link -> link.state() == LinkState.CONSENT_NEEDED)
        .filter(link -> links.changeState(link, LinkState.ACTIVE))
        .peek(link -> queue.pollNow(tenant, link.id(), clock.instant()))
        .map(Link::id)
        .toList();
  }

  /** The consent is gone: Google is left alone. */
  public List<UUID> lost(String tenant, UUID grant) {
    links.ofGrant(tenant, grant).stream()
        .filter(link -> link.state() == LinkState.ACTIVE)
        .filter(link -> links.changeState(link, LinkState.CONSENT_NEEDED))
        .forEach(link -> journal.stateChanged(link, LinkState.CONSENT_NEEDED));
    return List.of();
  }
}
