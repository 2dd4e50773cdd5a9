package dev.calbridge.google.link;

import dev.calbridge.google.link.GoogleCalendars.Facts;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What an administrator can ask of links. */
public final class LinkRequests {

  private final Links links;
  private final LinkQueue queue;
  private final GoogleCalendars google;
  private final Supplier<UUID> ids;
  private final Clock clock;

  public LinkRequests(
      Links links, LinkQueue queue, GoogleCalendars google, Supplier<UUID> ids, Clock clock) {
    this.links = links;
    this.queue = queue;
    this.google = google;
    this.ids = ids;
    this.clock = clock;
  }

  /** What became of a wish for a link. */
  public sealed interface Outcome {
    record Created(Link link) implements Outcome {}

    /** Nothing was kept. */
    record Refused(Refusal refusal) implements Outcome {}
  }

  /** Why there is no link. */
  public enum Refusal {
    RESOURCE_UNKNOWN,
    RESOURCE_NOT_SYNCHRONISED,
    CALENDAR_UNKNOWN,
    CALENDAR_IS_PRIMARY,
    CALENDAR_NOT_WRITABLE,
    CALENDAR_TAKEN,
    CONSENT_NEEDED
  }

  /**
   * Makes a link, after Google has confirmed that the calendar may be used.
   *
   * @throws GoogleFault {@code TRY_LATER} if Google does not answer
   */
  public Outcome create(
      String tenant, UUID resource, String calendarId, UUID grant, LinkSettings settings) {
    Optional<Links.House> house = links.house(tenant, resource);
    if (house.isEmpty()) {
      return new Outcome.Refused(Refusal.RESOURCE_UNKNOWN);
    }
    if (!house.get().synchronised() || house.get().companion()) {
      return new Outcome.Refused(Refusal.RESOURCE_NOT_SYNCHRONISED);
    }
    Optional<Refusal> refusal =
        unusable(new CalendarAccess(tenant, grant, calendarId), settings.direction());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Link link =
        new Link(
            tenant, ids.get(), resource, calendarId, grant, settings, LinkState.ACTIVE, null, null);
    try {
      links.add(link);
    } catch (Links.CalendarTaken _) {
      return new Outcome.Refused(Refusal.CALENDAR_TAKEN);
    }
    return new Outcome.Created(link);
  }

  /** Other settings, from now on; everything is looked at again under them. */
  public void change(Link link, LinkSettings settings) {
    links.changeSettings(link, settings);
    queue.pollNow(link.tenant(), link.id(), clock.instant());
  }

  /** Reads Google now and tries again what is parked, whatever stopped the link before. */
  public void syncNow(Link link) {
    if (link.state() == LinkState.CONSENT_NEEDED || link.state() == LinkState.CALENDAR_LOST) {
      links.changeState(link, LinkState.ACTIVE);
    }
    queue.pollNow(link.tenant(), link.id(), clock.instant());
  }

  /**
   * Takes a link down.
   *
   * @param keepOurEvents false to delete the events we made first, in the background
   */
  public void remove(Link link, boolean keepOurEvents) {
    if (keepOurEvents) {
      links.remove(link);
    } else {
      links.changeState(link, LinkState.REMOVING);
      queue.pollNow(link.tenant(), link.id(), clock.instant());
    }
  }

  private Optional<Refusal> unusable(CalendarAccess access, Direction direction) {
    if (access.calendarId().equalsIgnoreCase("primary")) {
      return Optional.of(Refusal.CALENDAR_IS_PRIMARY);
    }
    try {
      Facts facts = google.facts(access);
      if (facts.primary()) {
        return Optional.of(Refusal.CALENDAR_IS_PRIMARY);
      }
      return facts.writable() || !direction.outwards()
          ? Optional.empty()
          : Optional.of(Refusal.CALENDAR_NOT_WRITABLE);
    } catch (GoogleFault fault) {
      return switch (fault.kind()) {
        case CALENDAR_LOST, EVENT_GONE, REJECTED -> Optional.of(Refusal.CALENDAR_UNKNOWN);
        case CONSENT_NEEDED -> Optional.of(Refusal.CONSENT_NEEDED);
        case CHANGED_MEANWHILE, ID_TAKEN, CURSOR_EXPIRED, TRY_LATER -> throw fault;
      };
    }
  }
}
