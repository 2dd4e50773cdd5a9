package dev.calbridge.google.link;

import dev.calbridge.google.emulator.api.Quotas;
import dev.calbridge.google.googleapi.Budget;
import dev.calbridge.google.googleapi.Clients;
import dev.calbridge.google.link.GoogleCalendars.ChangePage;
import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.world.GoogleUser;
import dev.calbridge.google.world.SyncWorld;
import dev.calbridge.platform.testkit.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** One link between the emulator and a house in memory. Google's clock is not ours. */
final class EmulatedWorld implements AutoCloseable {

  private static final long PLENTY = 1_000_000_000;

  final MovableClock ours = new MovableClock(Instant.parse("2030-01-07T12:00:00Z"));
  final MovableClock theirs;
  final GoogleCalendars google;
  final GoogleUser user;
  final String calendar;
  final CalendarAccess access;
  final EmulatedLink link;
  private final SyncWorld world;

  /**
   * @param skew how far Google's clock is ahead of ours
   */
  EmulatedWorld(Duration skew, LinkSettings settings, Random random) {
    theirs = new MovableClock(ours.instant().plus(skew));
    try {
      world = new SyncWorld(options -> options.on(theirs, random).limitedTo(Quotas.Limits.NONE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    user = world.google;
    calendar = user.newCalendar("Calbridge");
    google = client(world.googleUri(), random);
    UUID grant = world.grants.consent(GoogleUser.EMAIL);
    access = new CalendarAccess("optik-himmel", grant, calendar);
    link =
        new EmulatedLink(
            1,
            access,
            settings,
            new DeletionGuard.Limits(1_000, 1, Duration.ofMinutes(10)),
            google,
            ours,
            random);
  }

  private GoogleCalendars client(URI uri, Random random) {
    return Clients.at(
        uri,
        new DirectTokens(world.grants),
        new Budget.Limits(PLENTY, PLENTY, PLENTY),
        ours,
        this::pass,
        random);
  }

  /** The same Google, whose answers are dated by its own clock; to be closed. */
  DatingProxy dated() {
    try {
      return new DatingProxy(world.googleUri(), theirs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client of the same Google at another address. */
  GoogleCalendars at(DatingProxy proxy) {
    return client(proxy.uri(), new Random(1));
  }

  /** On both clocks. */
  void pass(Duration time) {
    ours.pass(time);
    theirs.pass(time);
  }

  /** What stands in Google, read from the beginning, single occurrences included. */
  List<EventContent> inGoogle() {
    Map<String, RemoteEvent> events = new LinkedHashMap<>();
    Map<String, RemoteEvent> apart = new LinkedHashMap<>();
    String page = null;
    do {
      ChangePage read = google.changes(access, null, page);
      for (RemoteEvent event : read.events()) {
        (event.body() instanceof RemoteEvent.Occurrence ? apart : events).put(event.id(), event);
      }
      page = read.nextPage();
    } while (page != null);
    for (RemoteEvent one : apart.values()) {
      if (one.body() instanceof RemoteEvent.Occurrence(String series, var occurrence)) {
        events.computeIfPresent(series, (_, event) -> event.with(occurrence));
      }
    }
    return sorted(
        events.values().stream().filter(RemoteEvent::stands).map(RemoteEvent::contentOrNull));
  }

  List<EventContent> inHouse() {
    return sorted(
        link.house.entries().stream().map(entry -> EntryTranslation.picture(entry.content())));
  }

  private static List<EventContent> sorted(Stream<EventContent> contents) {
    return contents
        .filter(EventContent::takesPlace)
        .sorted(Comparator.comparing(EventContent::toString))
        .toList();
  }

  @Override
  public void close() {
    world.close();
  }
}
