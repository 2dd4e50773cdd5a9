package dev.calbridge.google.link;

import dev.calbridge.google.link.Announcements.Announcement;
import dev.calbridge.google.link.Announcements.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells the house which calendar a resource has, and the keeper of grants who uses them, until they
 * have heard it.
 */
public final class TellNeighbours {

  /** As many as can be told, at the neighbours' slowest, before others may have them. */
  private static final int PIECE = 4;

  private static final Duration CLAIM = Duration.ofMinutes(4);

  private final Announcements announcements;
  private final Links links;
  private final ResourceReferences references;
  private final GrantUse grants;
  private final SyncJournal journal;
  private final Pacing pacing;
  private final Clock clock;

  public TellNeighbours(
      Announcements announcements,
      Links links,
      ResourceReferences references,
      GrantUse grants,
      SyncJournal journal,
      Pacing pacing,
      Clock clock) {
    this.announcements = announcements;
    this.links = links;
    this.references = references;
    this.grants = grants;
    this.journal = journal;
    this.pacing = pacing;
    this.clock = clock;
  }

  /** Tells some of what is due. True if there may be more. */
  public boolean tellDue() {
    Instant now = clock.instant();
    List<Announcement> due = announcements.claim(now, now.plus(CLAIM), PIECE);
    due.forEach(this::tell);
    return due.size() == PIECE;
  }

  private void tell(Announcement announcement) {
    boolean heard;
    try {
      heard = hears(announcement);
    } catch (RuntimeException fault) {
      journal.unheard(announcement.tenant(), announcement.link(), fault);
      heard = false;
    }
    Instant now = clock.instant();
    if (heard) {
      announcements.told(announcement);
    } else {
      announcements.postpone(announcement, now.plus(pacing.backoff(announcement.attempts() - 1)));
    }
  }

  private boolean hears(Announcement announcement) {
    Connection gone = announcement.gone();
    if (gone != null) {
      references.clear(announcement.tenant(), gone.resource(), announcement.link());
      grants.ends(announcement.tenant(), gone.grant(), announcement.link());
      return true;
    }
    Optional<Link> found = links.find(announcement.tenant(), announcement.link());
    if (found.isEmpty()) {
      // Removed meanwhile: that is told next.
      return true;
    }
    Link link = found.get();
    grants.begins(link.tenant(), link.grant(), link.id());
    return references.set(link);
  }
}
