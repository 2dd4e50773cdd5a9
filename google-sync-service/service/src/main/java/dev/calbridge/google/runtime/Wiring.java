package dev.calbridge.google.runtime;

import dev.calbridge.google.googleapi.GoogleSettings;
import dev.calbridge.google.link.DeletionGuard;
import dev.calbridge.google.link.Deletions;
import dev.calbridge.google.link.Entries;
import dev.calbridge.google.link.GoogleCalendars;
import dev.calbridge.google.link.HouseChanges;
import dev.calbridge.google.link.LinkQueue;
import dev.calbridge.google.link.LinkRequests;
import dev.calbridge.google.link.Links;
import dev.calbridge.google.link.Pacing;
import dev.calbridge.google.link.Pairs;
import dev.calbridge.google.link.SyncJournal;
import dev.calbridge.google.link.WorkOnLink;
import dev.calbridge.google.postgres.ProcessIdentity;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The business parts know nothing of injection; here they meet their neighbours. */
@Singleton
public class Wiring {

  @Produces
  @Singleton
  RandomGenerator random() {
    return new SharedRandom();
  }

  @Produces
  @Singleton
  ProcessIdentity identity() {
    return new ProcessIdentity(UUID.randomUUID());
  }

  @Produces
  @Singleton
  LinkRequests linkRequests(Links links, LinkQueue queue, GoogleCalendars google, Clock clock) {
    return new LinkRequests(links, queue, google, UUID::randomUUID, clock);
  }

  @Produces
  @Singleton
  WorkOnLink workOnLink(
      LinkQueue queue,
      Links links,
      Pairs pairs,
      Entries entries,
      GoogleCalendars google,
      HouseChanges house,
      Deletions deletions,
      SyncJournal journal,
      GoogleSettings settings,
      RandomGenerator random,
      Clock clock) {
    Pacing pacing = new Pacing(settings.pollInterval(), settings.lease(), random);
    DeletionGuard.Limits limits =
        new DeletionGuard.Limits(
            settings.guard().least(), settings.guard().share(), settings.guard().window());
    return WorkOnLink.of(
        queue, links, pairs, entries, google, house, deletions, limits, journal, pacing, clock);
  }

  /** Thread-local generators behind one reference. */
  private static final class SharedRandom implements RandomGenerator {
    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }
}
