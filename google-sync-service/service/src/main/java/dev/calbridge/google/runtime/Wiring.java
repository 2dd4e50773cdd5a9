package dev.calbridge.google.runtime;

import dev.calbridge.google.googleapi.Budget;
import dev.calbridge.google.googleapi.GoogleSettings;
import dev.calbridge.google.link.Channels;
import dev.calbridge.google.link.DeletionGuard;
import dev.calbridge.google.link.Deletions;
import dev.calbridge.google.link.Emptyings;
import dev.calbridge.google.link.Entries;
import dev.calbridge.google.link.GoogleCalendars;
import dev.calbridge.google.link.GrantNews;
import dev.calbridge.google.link.GrantUse;
import dev.calbridge.google.link.HouseChanges;
import dev.calbridge.google.link.Journal;
import dev.calbridge.google.link.Journals;
import dev.calbridge.google.link.KeepChannel;
import dev.calbridge.google.link.LinkQueue;
import dev.calbridge.google.link.LinkRequests;
import dev.calbridge.google.link.Links;
import dev.calbridge.google.link.Pacing;
import dev.calbridge.google.link.Pairs;
import dev.calbridge.google.link.PreviewLink;
import dev.calbridge.google.link.SyncJournal;
import dev.calbridge.google.link.WorkOnLink;
import dev.calbridge.google.link.WrittenJournal;
import dev.calbridge.google.postgres.ProcessIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
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
  Secrets secrets() {
    return new Secrets(new SecureRandom());
  }

  @Produces
  @Singleton
  Budget budget(GoogleSettings settings, Clock clock) {
    GoogleSettings.Quota quota = settings.quota();
    return new Budget(
        new Budget.Limits(
            Math.max(1, quota.accountPerMinute() / quota.replicas()),
            Math.max(1, quota.projectPerMinute() / quota.replicas()),
            Math.max(1, quota.projectPerDay() / quota.replicas())),
        clock);
  }

  @Produces
  @Singleton
  KeepChannel keepChannel(
      GoogleCalendars google,
      Channels channels,
      GoogleSettings settings,
      Secrets secrets,
      Clock clock) {
    return new KeepChannel(google, channels, settings.pushUrl().orElse(null), secrets::next, clock);
  }

  @Produces
  @Singleton
  SyncJournal syncJournal(MeterRegistry meters, Journal journal, Links links, Clock clock) {
    return new Journals(
        List.of(new LoggedJournal(meters), new WrittenJournal(journal, links, clock)));
  }

  @Produces
  @Singleton
  GrantNews grantNews(Links links, LinkQueue queue, Clock clock) {
    return new GrantNews(links, queue, clock);
  }

  @Produces
  @Singleton
  PreviewLink previewLink(Links links, Pairs pairs, Entries entries, Clock clock) {
    return new PreviewLink(links, pairs, entries, clock);
  }

  @Produces
  @Singleton
  LinkRequests linkRequests(
      Links links,
      LinkQueue queue,
      GoogleCalendars google,
      Emptyings emptyings,
      Deletions deletions,
      GrantUse grants,
      KeepChannel channel,
      Clock clock) {
    return new LinkRequests(
        links, queue, google, emptyings, deletions, grants, channel, UUID::randomUUID, clock);
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
      Emptyings emptyings,
      KeepChannel channel,
      GrantUse grants,
      SyncJournal journal,
      GoogleSettings settings,
      RandomGenerator random,
      Clock clock) {
    Pacing pacing = new Pacing(settings.pollInterval(), settings.lease(), random);
    DeletionGuard.Limits limits =
        new DeletionGuard.Limits(
            settings.guard().least(), settings.guard().share(), settings.guard().window());
    return WorkOnLink.of(
        queue, links, pairs, entries, google, house, deletions, limits, emptyings, channel, grants,
        journal, pacing, clock);
  }

  /** Thread-local generators behind one reference. */
  private static final class SharedRandom implements RandomGenerator {
    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }
}
