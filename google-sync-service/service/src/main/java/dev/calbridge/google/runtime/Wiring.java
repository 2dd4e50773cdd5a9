package dev.calbridge.google.runtime;

import dev.calbridge.google.googleapi.Budget;
import dev.calbridge.google.googleapi.GoogleSettings;
import dev.calbridge.google.link.Announcements;
import dev.calbridge.google.link.Channels;
import dev.calbridge.google.link.DeletionGuard;
import dev.calbridge.google.link.Deletions;
import dev.calbridge.google.link.Emptyings;
import dev.calbridge.google.link.Entries;
import dev.calbridge.google.link.GoogleCalendars;
import dev.calbridge.google.link.GrantNews;
import dev.calbridge.google.link.GrantUse;
import dev.calbridge.google.link.HouseChanges;
import dev.calbridge.google.link.Houses;
import dev.calbridge.google.link.Journal;
import dev.calbridge.google.link.Journals;
import dev.calbridge.google.link.KeepChannel;
import dev.calbridge.google.link.LinkQueue;
import dev.calbridge.google.link.LinkRequests;
import dev.calbridge.google.link.Links;
import dev.calbridge.google.link.Memory;
import dev.calbridge.google.link.Pacing;
import dev.calbridge.google.link.Pairs;
import dev.calbridge.google.link.PreviewLink;
import dev.calbridge.google.link.Progress;
import dev.calbridge.google.link.ResourceReferences;
import dev.calbridge.google.link.SyncJournal;
import dev.calbridge.google.link.TellNeighbours;
import dev.calbridge.google.link.Tombstones;
import dev.calbridge.google.link.WorkOnLink;
import dev.calbridge.google.link.WrittenJournal;
import dev.calbridge.google.postgres.ProcessIdentity;
import dev.calbridge.kit.operation.AppliedEvents;
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
  Budget budget(GoogleSettings settings, Clock clock, MeterRegistry meters) {
    GoogleSettings.Quota quota = settings.quota();
    Budget budget =
        new Budget(
            new Budget.Limits(
                quota.accountPerMinute(), quota.projectPerMinute(), quota.projectPerDay()),
            clock);
    meters.gauge("calbridge.google.budget.used", budget, Budget::used);
    meters.gauge("calbridge.google.budget.limit", budget, Budget::perDay);
    return budget;
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
  SyncJournal syncJournal(
      MeterRegistry meters, AppliedEvents applied, Journal journal, Houses houses, Clock clock) {
    return new Journals(
        List.of(
            new WrittenJournal(journal, houses, clock),
            new LoggedJournal(meters, new OutwardLag(applied))));
  }

  @Produces
  @Singleton
  GrantNews grantNews(Links links, LinkQueue queue, SyncJournal journal, Clock clock) {
    return new GrantNews(links, queue, journal, clock);
  }

  @Produces
  @Singleton
  PreviewLink previewLink(Houses houses, Pairs pairs, Entries entries, Clock clock) {
    return new PreviewLink(houses, pairs, entries, clock);
  }

  @Produces
  @Singleton
  LinkRequests linkRequests(
      Memory memory, GoogleCalendars google, KeepChannel channel, Clock clock) {
    return new LinkRequests(memory, google, channel, UUID::randomUUID, clock);
  }

  @Produces
  @Singleton
  Memory memory(
      LinkQueue queue,
      Links links,
      Houses houses,
      Progress progress,
      Pairs pairs,
      Tombstones tombstones,
      Entries entries,
      Deletions deletions,
      Emptyings emptyings) {
    return new Memory(
        queue, links, houses, progress, pairs, tombstones, entries, deletions, emptyings);
  }

  @Produces
  @Singleton
  Pacing pacing(GoogleSettings settings, RandomGenerator random) {
    return new Pacing(settings.pollInterval(), settings.lease(), random);
  }

  @Produces
  @Singleton
  TellNeighbours tellNeighbours(
      Announcements announcements,
      Links links,
      ResourceReferences references,
      GrantUse grants,
      SyncJournal journal,
      Pacing pacing,
      Clock clock) {
    return new TellNeighbours(announcements, links, references, grants, journal, pacing, clock);
  }

  @Produces
  @Singleton
  WorkOnLink workOnLink(
      Memory memory,
      GoogleCalendars google,
      HouseChanges house,
      KeepChannel channel,
      GoogleSettings settings,
      SyncJournal journal,
      Pacing pacing,
      Clock clock) {
    DeletionGuard.Limits limits =
        new DeletionGuard.Limits(
            settings.guard().least(), settings.guard().share(), settings.guard().window());
    return new WorkOnLink(memory, google, house, channel, limits, journal, pacing, clock);
  }

  /** Thread-local generators behind one reference. */
  private static final class SharedRandom implements RandomGenerator {
    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }
}
