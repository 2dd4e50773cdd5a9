package dev.calbridge.google.googleapi;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import dev.calbridge.google.googleapi.GoogleBatches.Answer;
import dev.calbridge.google.googleapi.GoogleCalls.Call;
import dev.calbridge.google.googleapi.GoogleFaults.About;
import dev.calbridge.google.link.Attempt;
import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.Channels;
import dev.calbridge.google.link.GoogleCalendars;
import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.RemoteEvent;
import dev.calbridge.google.link.RemoteOccurrence;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Stamp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Google's calendars through Google's client. Never names {@code primary}, never clears. */
final class GoogleClientCalendars implements GoogleCalendars {

  private static final String NOBODY = "none";
  private static final int PAGE = 2_500;

  /** Change it together with the parameters of {@link #changes}. */
  private static final String FINGERPRINT = "v2;singleEvents=false;maxResults=" + PAGE;

  private final GoogleCalls calls;
  private final GoogleBatches batches;
  private final GoogleCalendarLists lists;
  private final GoogleChannels channels;

  GoogleClientCalendars(GoogleCalls calls, Clock clock) {
    this.calls = calls;
    this.batches = new GoogleBatches(calls);
    this.lists = new GoogleCalendarLists(calls);
    this.channels = new GoogleChannels(calls, clock);
  }

  @Override
  public Facts facts(CalendarAccess access) {
    return lists.facts(access);
  }

  @Override
  public List<Choice> choices(String tenant, UUID grant) {
    return lists.choices(tenant, grant);
  }

  @Override
  public Choice create(String tenant, UUID grant, String name, String timeZone) {
    return lists.create(tenant, grant, name, timeZone);
  }

  @Override
  public Channels.Channel watch(
      CalendarAccess access, String channel, String token, URI address, Duration life) {
    return channels.watch(access, channel, token, address, life);
  }

  @Override
  public void stop(CalendarAccess access, Channels.Channel channel) {
    channels.stop(access, channel);
  }

  @Override
  public Optional<RemoteEvent> find(CalendarAccess access, String event) {
    try {
      Event found =
          calls.make(
              access, About.EVENT, google -> google.events().get(access.calendarId(), event));
      return Optional.ofNullable(found).map(EventTranslation::read);
    } catch (GoogleFault fault) {
      if (fault.kind() == GoogleFault.Kind.EVENT_GONE) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  @Override
  public RemoteEvent insert(
      CalendarAccess access, String event, EventContent content, Stamp stamp) {
    return read(
        calls.make(access, About.NEW_EVENT, inserting(access, new Draft(event, content, stamp))));
  }

  @Override
  public List<Attempt<RemoteEvent>> insertAll(CalendarAccess access, List<Draft> drafts) {
    List<Call<Event>> parts = drafts.stream().map(draft -> inserting(access, draft)).toList();
    return batches.make(access, About.NEW_EVENT, parts).stream()
        .map(Answer::attempt)
        .<Attempt<RemoteEvent>>map(
            attempt ->
                switch (attempt) {
                  case Attempt.Done<Event>(Event event) ->
                      new Attempt.Done<>(EventTranslation.read(event));
                  case Attempt.Failed<Event>(GoogleFault fault) -> new Attempt.Failed<>(fault);
                })
        .toList();
  }

  private static Call<Event> inserting(CalendarAccess access, Draft draft) {
    Event event = EventTranslation.fresh(draft.event(), draft.content(), draft.stamp());
    return google -> google.events().insert(access.calendarId(), event).setSendUpdates(NOBODY);
  }

  @Override
  public RemoteEvent update(
      CalendarAccess access, RemoteEvent known, EventContent content, Stamp stamp) {
    Event edited = EventTranslation.edited(known, content, stamp);
    return read(
        calls.make(
            access,
            About.EVENT,
            google -> {
              var update =
                  google
                      .events()
                      .update(access.calendarId(), known.id(), edited)
                      .setSendUpdates(NOBODY);
              update.getRequestHeaders().setIfMatch(known.etag());
              return update;
            }));
  }

  @Override
  public void delete(CalendarAccess access, String event, @Nullable String etag) {
    try {
      calls.make(access, About.EVENT, deleting(access, event, etag));
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.EVENT_GONE) {
        throw fault;
      }
    }
  }

  @Override
  public List<Attempt<String>> deleteAll(CalendarAccess access, List<String> events) {
    List<Call<Void>> parts = events.stream().map(event -> deleting(access, event, null)).toList();
    List<Answer<Void>> answers = batches.make(access, About.EVENT, parts);
    List<Attempt<String>> attempts = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      GoogleFault fault = answers.get(i).fault();
      attempts.add(
          fault == null || fault.kind() == GoogleFault.Kind.EVENT_GONE
              ? new Attempt.Done<>(events.get(i))
              : new Attempt.Failed<>(fault));
    }
    return attempts;
  }

  private static Call<Void> deleting(CalendarAccess access, String event, @Nullable String etag) {
    return google -> {
      var delete = google.events().delete(access.calendarId(), event).setSendUpdates(NOBODY);
      if (etag != null && !etag.isEmpty()) {
        delete.getRequestHeaders().setIfMatch(etag);
      }
      return delete;
    };
  }

  @Override
  public Optional<RemoteOccurrence> occurrence(
      CalendarAccess access, RemoteEvent series, LocalDateTime at) {
    if (!(series.body() instanceof RemoteEvent.Standing(EventContent content))) {
      return Optional.empty();
    }
    String id = series.id() + "_" + EventTimes.suffix(content.span(), at);
    try {
      Event found =
          calls.make(access, About.EVENT, google -> google.events().get(access.calendarId(), id));
      return Optional.ofNullable(found).flatMap(EventTranslation::occurrence);
    } catch (GoogleFault fault) {
      if (fault.kind() == GoogleFault.Kind.EVENT_GONE) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  /** All events of a series share its UID (RFC 5545, section 3.8.4.4). */
  @Override
  public List<RemoteOccurrence> occurrencesApart(CalendarAccess access, RemoteEvent series) {
    List<RemoteOccurrence> apart = new ArrayList<>();
    String page = null;
    do {
      String next = page;
      Events read =
          answer(
              calls.make(
                  access,
                  About.FULL_LIST,
                  google ->
                      google
                          .events()
                          .list(access.calendarId())
                          .setICalUID(series.uid())
                          .setMaxResults(PAGE)
                          .setPageToken(next)));
      List<Event> items = read.getItems() == null ? List.of() : read.getItems();
      items.stream()
          .filter(event -> series.id().equals(event.getRecurringEventId()))
          .flatMap(event -> EventTranslation.occurrence(event).stream())
          .forEach(apart::add);
      page = read.getNextPageToken();
    } while (page != null);
    return apart;
  }

  @Override
  public RemoteOccurrence updateOccurrence(
      CalendarAccess access, RemoteOccurrence known, EventContent content, Stamp stamp) {
    Event edited = EventTranslation.edited(known.source(), content, stamp);
    Event answer =
        answer(
            calls.make(
                access,
                About.EVENT,
                google -> {
                  var update =
                      google
                          .events()
                          .update(access.calendarId(), known.id(), edited)
                          .setSendUpdates(NOBODY);
                  if (!known.etag().isEmpty()) {
                    update.getRequestHeaders().setIfMatch(known.etag());
                  }
                  return update;
                }));
    return EventTranslation.occurrence(answer)
        .orElseThrow(
            () -> new GoogleFault(GoogleFault.Kind.REJECTED, "Google made something else of it"));
  }

  @Override
  public ChangePage changes(CalendarAccess access, @Nullable String token, @Nullable String page) {
    Events read =
        answer(
            calls.make(
                access,
                token == null ? About.FULL_LIST : About.CHANGES,
                google -> {
                  var list =
                      google
                          .events()
                          .list(access.calendarId())
                          .setSingleEvents(false)
                          .setMaxResults(PAGE);
                  if (token != null) {
                    list.setSyncToken(token);
                  }
                  if (page != null) {
                    list.setPageToken(page);
                  }
                  return list;
                }));
    List<Event> items = read.getItems() == null ? List.of() : read.getItems();
    return new ChangePage(
        items.stream().map(EventTranslation::read).toList(),
        read.getNextPageToken(),
        read.getNextSyncToken());
  }

  @Override
  public String fingerprint() {
    return FINGERPRINT;
  }

  private static RemoteEvent read(@Nullable Event event) {
    return EventTranslation.read(answer(event));
  }

  private static <T> T answer(@Nullable T answer) {
    return Objects.requireNonNull(answer, "Google answers these calls with a body");
  }
}
