package dev.calbridge.google.rest;

import static dev.calbridge.google.rest.Choices.required;

import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.GoogleCalendars;
import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.LinkRequests;
import dev.calbridge.google.link.LinkRequests.Look;
import dev.calbridge.google.link.LinkRequests.Refusal;
import dev.calbridge.google.runtime.Secrets;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Google calendars a resource could be linked with. */
@Path("/api/v1/google/calendars")
@Tag(name = "Set-up")
@RolesAllowed({Rights.ADMIN, Rights.EMPLOYEE})
@RunOnVirtualThread
public class CalendarsResource {

  private final Caller caller;
  private final Rights rights;
  private final GoogleCalendars google;
  private final LinkRequests requests;
  private final Secrets secrets;

  public CalendarsResource(
      Caller caller,
      Rights rights,
      GoogleCalendars google,
      LinkRequests requests,
      Secrets secrets) {
    this.caller = caller;
    this.rights = rights;
    this.google = google;
    this.requests = requests;
    this.secrets = secrets;
  }

  /**
   * A calendar that can be chosen. Main calendars never can.
   *
   * @param timeZone IANA name, or null
   */
  public record CalendarView(String id, String name, @Nullable String timeZone) {}

  /** An empty list means: have one made. */
  @GET
  @Operation(summary = "Calendars a link can be made with; never a main one")
  public List<CalendarView> all(
      @QueryParam("resource") @Nullable UUID resource, @QueryParam("grant") @Nullable UUID grant) {
    UUID known = required(grant, "grant");
    rights.requireGrant(required(resource, "resource"), known);
    try {
      return google.choices(caller.tenant(), known).stream()
          .map(one -> new CalendarView(one.id(), one.name(), one.timeZone()))
          .toList();
    } catch (GoogleFault fault) {
      throw LinkProblems.of(fault);
    }
  }

  /** Which calendar somebody thinks of emptying. */
  public record LookRequest(
      @Nullable UUID resource, @Nullable UUID grant, @Nullable String calendarId) {}

  /**
   * What emptying would delete.
   *
   * @param events how many; a series counts once
   * @param confirmation send it as {@code emptyFirst} with the link
   * @param expiresAt until when it is good; it is good once
   */
  public record LookView(int events, String confirmation, Instant expiresAt) {
    @Override
    public String toString() {
      return "LookView[events=" + events + "]";
    }
  }

  /** Counts what stands in a calendar. Nothing is deleted. */
  @POST
  @Path("/emptying-looks")
  @Operation(summary = "Counts what emptying a calendar would delete, and confirms the count")
  public LookView look(@Nullable LookRequest request) {
    if (request == null) {
      throw Choices.invalid("Name resource, grant and calendarId.");
    }
    UUID grant = required(request.grant(), "grant");
    String calendar = CreateLinkRequest.checked(required(request.calendarId(), "calendarId"));
    rights.requireGrant(required(request.resource(), "resource"), grant);
    try {
      return switch (requests.look(
          new CalendarAccess(caller.tenant(), grant, calendar), secrets.next())) {
        case Look.Seen(int events, String token, Instant until) ->
            new LookView(events, token, until);
        case Look.Refused(Refusal refusal) -> throw LinkProblems.of(refusal);
      };
    } catch (GoogleFault fault) {
      throw LinkProblems.of(fault);
    }
  }
}
