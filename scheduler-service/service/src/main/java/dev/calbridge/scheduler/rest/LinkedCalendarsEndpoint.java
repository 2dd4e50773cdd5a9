package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.contract.LinkedCalendar;
import dev.calbridge.scheduler.resource.LinkedCalendars;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where services that link resources with calendars elsewhere say so. */
@Path("/internal/v1/resources/{resource}/linked-calendars/{link}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@Tag(name = "Internal")
public class LinkedCalendarsEndpoint {

  private static final int LONGEST_ID = 1_000;

  private final Caller caller;
  private final LinkedCalendars calendars;

  LinkedCalendarsEndpoint(Caller caller, LinkedCalendars calendars) {
    this.caller = caller;
    this.calendars = calendars;
  }

  @PUT
  @Operation(
      summary = "Connects a resource with a calendar elsewhere; may be repeated",
      description =
          "Shown as the resource's externalCalendar, which nobody else writes from now on.")
  public Uni<Void> connect(
      @RestPath UUID resource, @RestPath UUID link, @Nullable LinkedCalendar body) {
    return calendars
        .connect(caller.tenant(), resource, link, named(Answers.body(body).calendarId()))
        .invoke(Answers::done)
        .replaceWithVoid();
  }

  @DELETE
  @Operation(summary = "The link is gone; may be repeated")
  public Uni<Void> disconnect(@RestPath UUID resource, @RestPath UUID link) {
    return calendars.disconnect(caller.tenant(), resource, link);
  }

  private static String named(@Nullable String calendarId) {
    if (calendarId == null
        || calendarId.isBlank()
        || calendarId.length() > LONGEST_ID
        || calendarId.chars().anyMatch(Character::isISOControl)) {
      throw new ProblemException(
          400, "calendar-malformed", "Name the calendar in 1 to " + LONGEST_ID + " characters.");
    }
    return calendarId.strip();
  }
}
