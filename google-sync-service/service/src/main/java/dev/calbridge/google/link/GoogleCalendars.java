package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Stamp;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Google's calendars. Every call may take seconds and blocks; call it from a virtual thread. Short
 * disturbances are ridden out inside. All methods throw {@link GoogleFault}.
 */
public interface GoogleCalendars {

  /** What Google says about the calendar. */
  Facts facts(CalendarAccess access);

  /** One event, deleted ones included; empty if Google never had it. */
  Optional<RemoteEvent> find(CalendarAccess access, String event);

  /** Makes an event under the id. Nobody is notified. */
  RemoteEvent insert(CalendarAccess access, String event, EventContent content, Stamp stamp);

  /**
   * Replaces what we know of an event and keeps the rest; a deleted event comes back. Fails with
   * {@code CHANGED_MEANWHILE} if it is no longer as {@code known}.
   */
  RemoteEvent update(CalendarAccess access, RemoteEvent known, EventContent content, Stamp stamp);

  /**
   * Deletes an event if it still has the ETag. One that is already gone is as good.
   *
   * @param etag null to delete whatever stands there
   */
  void delete(CalendarAccess access, String event, @Nullable String etag);

  /** As many can be asked for at once. */
  int MOST_AT_ONCE = 50;

  /**
   * Makes events, like {@link #insert}. Each succeeds or fails by itself.
   *
   * @param drafts at most {@link #MOST_AT_ONCE}
   * @return in their order
   */
  default List<Attempt<RemoteEvent>> insertAll(CalendarAccess access, List<Draft> drafts) {
    return drafts.stream()
        .map(draft -> attempt(() -> insert(access, draft.event(), draft.content(), draft.stamp())))
        .toList();
  }

  /**
   * Deletes whatever stands there, like {@link #delete}. Each succeeds or fails by itself.
   *
   * @param events at most {@link #MOST_AT_ONCE}
   * @return in their order
   */
  default List<Attempt<String>> deleteAll(CalendarAccess access, List<String> events) {
    return events.stream()
        .map(
            event ->
                attempt(
                    () -> {
                      delete(access, event, null);
                      return event;
                    }))
        .toList();
  }

  private static <T> Attempt<T> attempt(Supplier<T> work) {
    try {
      return new Attempt.Done<>(work.get());
    } catch (GoogleFault fault) {
      return new Attempt.Failed<>(fault);
    }
  }

  /** An event to be made under the id. */
  record Draft(String event, EventContent content, Stamp stamp) {}

  /**
   * One occurrence of a series, whether Google keeps an event of its own for it or not; empty if
   * the series never happens then.
   */
  Optional<RemoteOccurrence> occurrence(
      CalendarAccess access, RemoteEvent series, LocalDateTime at);

  /** The occurrences that Google keeps events of their own for, deleted ones included. */
  List<RemoteOccurrence> occurrencesApart(CalendarAccess access, RemoteEvent series);

  /** Replaces what we know of an occurrence; otherwise like {@link #update}. */
  RemoteOccurrence updateOccurrence(
      CalendarAccess access, RemoteOccurrence known, EventContent content, Stamp stamp);

  /**
   * One page of changes.
   *
   * @param token where the last complete reading ended; null to read everything that stands
   * @param page the page to read, as the page before named it; null for the first
   */
  ChangePage changes(CalendarAccess access, @Nullable String token, @Nullable String page);

  /** The calendars a link may be made with: never the main one, and only those we may write. */
  List<Choice> choices(String tenant, UUID grant);

  /**
   * Makes a calendar. Not repeatable: an answer that is lost leaves an empty calendar behind.
   *
   * @param timeZone IANA name
   */
  Choice create(String tenant, UUID grant, String name, String timeZone);

  /**
   * Has Google tell of changes.
   *
   * @param token comes with every notification
   * @throws GoogleFault {@code REJECTED} if Google does not do that for this calendar
   */
  Channels.Channel watch(
      CalendarAccess access, String channel, String token, URI address, Duration life);

  /** Ends a channel; one that has ended is as good. */
  void stop(CalendarAccess access, Channels.Channel channel);

  /**
   * A calendar somebody can choose.
   *
   * @param timeZone IANA name, or null if Google does not say
   */
  record Choice(String id, String name, @Nullable String timeZone) {}

  /**
   * Names the way {@link #changes} asks. A token is only good for the way it was got; kept beside
   * it, so that a new release that asks differently starts afresh.
   */
  String fingerprint();

  /**
   * @param primary true for the account's own main calendar, which is never linked
   * @param writable true if the account may change events in it
   */
  record Facts(boolean primary, boolean writable) {}

  /**
   * @param nextPage null on the last page
   * @param nextToken where the next reading starts; on the last page only
   */
  record ChangePage(
      List<RemoteEvent> events, @Nullable String nextPage, @Nullable String nextToken) {

    public ChangePage {
      events = List.copyOf(events);
    }
  }
}
