package dev.calbridge.google.link;

import dev.calbridge.google.link.GoogleCalendars.Facts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an administrator can ask of links. */
public final class LinkRequests {

  private static final Duration RULING = Duration.ofHours(1);
  private static final Duration CONFIRMATION = Duration.ofMinutes(10);

  private final Memory memory;
  private final GoogleCalendars google;
  private final KeepChannel channel;
  private final Supplier<UUID> ids;
  private final Clock clock;

  public LinkRequests(
      Memory memory, GoogleCalendars google, KeepChannel channel, Supplier<UUID> ids, Clock clock) {
    this.memory = memory;
    this.google = google;
    this.channel = channel;
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
    /** It has another Google calendar. */
    RESOURCE_TAKEN,
    CALENDAR_UNKNOWN,
    CALENDAR_IS_PRIMARY,
    CALENDAR_NOT_WRITABLE,
    CALENDAR_TAKEN,
    CONSENT_NEEDED,
    /** Emptying was not confirmed by the token of a look at that calendar. */
    NOT_CONFIRMED
  }

  /**
   * Makes a link, after Google has confirmed that the calendar may be used.
   *
   * @param emptyFirst token of a look at the calendar, to have it emptied first; null to keep what
   *     stands there
   * @throws GoogleFault {@code TRY_LATER} if Google does not answer
   */
  public Outcome create(
      String tenant,
      UUID resource,
      String calendarId,
      UUID grant,
      LinkSettings settings,
      @Nullable String emptyFirst) {
    Optional<Refusal> unlinkable = unlinkable(tenant, resource);
    if (unlinkable.isPresent()) {
      return new Outcome.Refused(unlinkable.get());
    }
    CalendarAccess access = new CalendarAccess(tenant, grant, calendarId);
    Optional<Refusal> refusal = unusable(access, settings.direction());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    int toEmpty =
        emptyFirst == null ? 0 : memory.emptyings().take(access, emptyFirst, clock.instant());
    if (toEmpty < 0) {
      return new Outcome.Refused(Refusal.NOT_CONFIRMED);
    }
    LinkState state = toEmpty > 0 ? LinkState.EMPTYING : LinkState.ACTIVE;
    Link link =
        new Link(tenant, ids.get(), resource, calendarId, grant, settings, state, null, null);
    try {
      memory.links().add(link);
    } catch (Links.CalendarTaken _) {
      return new Outcome.Refused(Refusal.CALENDAR_TAKEN);
    } catch (Links.ResourceTaken _) {
      return new Outcome.Refused(Refusal.RESOURCE_TAKEN);
    }
    memory.emptyings().begin(link, toEmpty);
    return new Outcome.Created(link);
  }

  /**
   * Makes a link with a calendar that is made for it: named after the resource, in the zone of its
   * branch.
   */
  public Outcome createWithCalendar(
      String tenant, UUID resource, UUID grant, LinkSettings settings) {
    Optional<Refusal> unlinkable = unlinkable(tenant, resource);
    if (unlinkable.isPresent()) {
      return new Outcome.Refused(unlinkable.get());
    }
    House house = memory.houses().house(tenant, resource).orElseThrow();
    GoogleCalendars.Choice made = google.create(tenant, grant, house.name(), house.timeZone());
    return create(tenant, resource, made.id(), grant, settings, null);
  }

  /** What becomes of deletions that are held, and of those that follow within the hour. */
  public void decideHeld(Link link, Deletions.Ruling ruling) {
    Instant now = clock.instant();
    memory.deletions().rule(link, ruling, now.plus(RULING));
    memory.queue().pollNow(link.tenant(), link.id(), now);
  }

  /** A look at a calendar that may be emptied: how much would go. */
  public sealed interface Look {
    /**
     * @param token confirms that somebody saw the count
     */
    record Seen(int events, String token, Instant until) implements Look {}

    record Refused(Refusal refusal) implements Look {}
  }

  /**
   * Counts what stands in a calendar, before anybody has it emptied.
   *
   * @param token 128 bits of randomness or more
   */
  public Look look(CalendarAccess access, String token) {
    Optional<Refusal> refusal = unusable(access, Direction.BOTH);
    if (refusal.isPresent()) {
      return new Look.Refused(refusal.get());
    }
    int events = 0;
    String page = null;
    do {
      GoogleCalendars.ChangePage read = google.changes(access, null, page);
      events += (int) read.events().stream().filter(EmptyCalendar::deletable).count();
      page = read.nextPage();
    } while (page != null);
    Instant until = clock.instant().plus(CONFIRMATION);
    memory.emptyings().add(access, token, events, until);
    return new Look.Seen(events, token, until);
  }

  /** Other settings, from now on; everything is looked at again under them. */
  public void change(Link link, LinkSettings settings) {
    memory.links().changeSettings(link, settings);
    memory.queue().pollNow(link.tenant(), link.id(), clock.instant());
  }

  /** Reads Google now and tries again what is parked, whatever stopped the link before. */
  public void syncNow(Link link) {
    if (link.state() == LinkState.CONSENT_NEEDED || link.state() == LinkState.CALENDAR_LOST) {
      memory.links().changeState(link, LinkState.ACTIVE);
    }
    memory.queue().pollNow(link.tenant(), link.id(), clock.instant());
  }

  /**
   * Takes a link down.
   *
   * @param keepOurEvents false to delete the events we made first, in the background
   */
  public void remove(Link link, boolean keepOurEvents) {
    if (keepOurEvents && link.state() != LinkState.REMOVING) {
      channel.end(link);
      memory.links().remove(link);
    } else {
      memory.links().changeState(link, LinkState.REMOVING);
      memory.queue().pollNow(link.tenant(), link.id(), clock.instant());
    }
  }

  private Optional<Refusal> unlinkable(String tenant, UUID resource) {
    Optional<House> house = memory.houses().house(tenant, resource);
    if (house.isEmpty()) {
      return Optional.of(Refusal.RESOURCE_UNKNOWN);
    }
    if (!house.get().synchronised() || house.get().companion()) {
      return Optional.of(Refusal.RESOURCE_NOT_SYNCHRONISED);
    }
    return memory.links().has(tenant, resource)
        ? Optional.of(Refusal.RESOURCE_TAKEN)
        : Optional.empty();
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
