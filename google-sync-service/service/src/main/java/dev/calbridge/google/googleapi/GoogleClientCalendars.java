package dev.calbridge.google.googleapi;

import com.google.api.services.calendar.model.CalendarList;
import com.google.api.services.calendar.model.CalendarListEntry;
import com.google.api.services.calendar.model.Channel;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import dev.calbridge.google.googleapi.GoogleFaults.About;
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
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Google's calendars through Google's client. Never names {@code primary}, never clears. */
final class GoogleClientCalendars implements GoogleCalendars {

  private static final String NOBODY = "none";
  private static final int PAGE = 2_500;

  /** Change it together with the parameters of {@link #changes}. */
  private static final String FINGERPRINT = "v2;singleEvents=false;maxResults=" + PAGE;

  private static final int MOST_PAGES = 20;

  private final GoogleCalls calls;
  private final Clock clock;

  GoogleClientCalendars(GoogleCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public Facts facts(CalendarAccess access) {
    CalendarListEntry entry =
        answer(
            calls.make(
                access, About.CALENDAR, google -> google.calendarList().get(access.calendarId())));
    return new Facts(
        Boolean.TRUE.equals(entry.getPrimary()),
        Set.of("owner", "writer").contains(String.valueOf(entry.getAccessRole())));
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
    Event draft = EventTranslation.fresh(event, content, stamp);
    return read(
        calls.make(
            access,
            About.NEW_EVENT,
            google -> google.events().insert(access.calendarId(), draft).setSendUpdates(NOBODY)));
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
      calls.make(
          access,
          About.EVENT,
          google -> {
            var delete = google.events().delete(access.calendarId(), event).setSendUpdates(NOBODY);
            if (etag != null && !etag.isEmpty()) {
              delete.getRequestHeaders().setIfMatch(etag);
            }
            return delete;
          });
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.EVENT_GONE) {
        throw fault;
      }
    }
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
  public List<Choice> choices(String tenant, UUID grant) {
    CalendarAccess account = new CalendarAccess(tenant, grant, "");
    List<Choice> choices = new ArrayList<>();
    String page = null;
    for (int pages = 0; pages < MOST_PAGES && (pages == 0 || page != null); pages++) {
      String from = page;
      CalendarList read =
          answer(
              calls.make(
                  account,
                  About.CALENDAR,
                  google ->
                      google
                          .calendarList()
                          .list()
                          .setMinAccessRole("writer")
                          .setMaxResults(250)
                          .setPageToken(from)));
      List<CalendarListEntry> items = read.getItems() == null ? List.of() : read.getItems();
      items.stream()
          .filter(one -> !Boolean.TRUE.equals(one.getPrimary()))
          .filter(one -> !Boolean.TRUE.equals(one.getDeleted()))
          .map(one -> new Choice(one.getId(), String.valueOf(one.getSummary()), one.getTimeZone()))
          .forEach(choices::add);
      page = read.getNextPageToken();
    }
    return choices;
  }

  @Override
  public Choice create(String tenant, UUID grant, String name, String timeZone) {
    var wanted =
        new com.google.api.services.calendar.model.Calendar()
            .setSummary(name)
            .setTimeZone(timeZone);
    var made =
        answer(
            calls.make(
                new CalendarAccess(tenant, grant, ""),
                About.NEW_CALENDAR,
                google -> google.calendars().insert(wanted)));
    return new Choice(made.getId(), String.valueOf(made.getSummary()), made.getTimeZone());
  }

  @Override
  public Channels.Channel watch(
      CalendarAccess access, String channel, String token, URI address, Duration life) {
    Instant now = clock.instant();
    Channel wanted =
        new Channel()
            .setId(channel)
            .setType("web_hook")
            .setAddress(address.toString())
            .setToken(token)
            .setExpiration(now.plus(life).toEpochMilli());
    Channel opened =
        answer(
            calls.make(
                access,
                About.CALENDAR,
                google -> google.events().watch(access.calendarId(), wanted)));
    Long expires = opened.getExpiration();
    return new Channels.Channel(
        channel,
        String.valueOf(opened.getResourceId()),
        now,
        expires == null ? now.plus(life) : Instant.ofEpochMilli(expires));
  }

  @Override
  public void stop(CalendarAccess access, Channels.Channel channel) {
    Channel ended = new Channel().setId(channel.id()).setResourceId(channel.resourceId());
    try {
      calls.make(access, About.EVENT, google -> google.channels().stop(ended));
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.EVENT_GONE) {
        throw fault;
      }
    }
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
