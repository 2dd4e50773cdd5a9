package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.availability.Books;
import dev.calbridge.scheduler.availability.FreeSlots;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.time.Interval;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/resources/{id}/free-slots}: when a resource can be booked. */
@Path("/api/v1/resources/{id}/free-slots")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Resources")
public class FreeSlotsEndpoint {

  private static final int MOST_ITEMS = 1000;
  private static final int USUAL_MINUTES = 30;
  private static final int MOST_MINUTES = 1440;
  private static final Duration LONGEST = Duration.ofDays(62);

  private final Caller caller;
  private final Books books;
  private final Clock clock;

  FreeSlotsEndpoint(Caller caller, Books books, Clock clock) {
    this.caller = caller;
    this.books = books;
    this.clock = clock;
  }

  /**
   * When it can be booked.
   *
   * @param zone of the resource, for showing the times
   * @param minutes how long a slot is
   * @param items by start; they may overlap each other
   * @param cutShort true if there are more
   */
  public record Slots(String zone, int minutes, List<Slot> items, boolean cutShort) {}

  /** One time that can be booked; the end is exclusive. */
  public record Slot(Instant start, Instant end) {}

  @GET
  @Operation(
      summary = "When a resource can be booked, in its step width",
      description =
          "Within availabilities, outside unavailabilities, below capacity, buffers of others"
              + " respected. The length is that of minutes, or of the type, or 30 minutes. The"
              + " window is at most 62 days. public=true is for what the public is shown: only"
              + " resources with online booking allowed, only slots still to come.")
  public Uni<Slots> list(
      @RestPath UUID id,
      @QueryParam("type") @Nullable UUID type,
      @QueryParam("minutes") @Nullable Integer minutes,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("public") @DefaultValue("false") boolean forPublic,
      @QueryParam("limit") @DefaultValue("200") int limit) {
    if (limit < 1 || limit > MOST_ITEMS) {
      throw new ProblemException(400, "limit-out-of-range", "Ask for 1 to 1,000 items.");
    }
    if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
      throw new ProblemException(400, "minutes-out-of-range", "minutes is from 1 to 1440.");
    }
    Interval stretch = Windows.stretch(from, to);
    if (Duration.between(stretch.from(), stretch.until()).compareTo(LONGEST) > 0) {
      throw new ProblemException(422, "window-too-long", "At most 62 days.");
    }
    return books
        .read(caller.tenant(), id, type, stretch)
        // Looking through weeks takes its time; nobody else's request shall wait for it.
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            maybe -> {
              Books.Found found =
                  maybe.orElseThrow(() -> Answers.problem(Failure.absent("resource")));
              if (type != null && found.type() == null) {
                throw Answers.problem(Failure.absent("type"));
              }
              refuseUnlessOpen(found.book().resource(), forPublic);
              int length = minutes(minutes, found);
              Instant earliest = forPublic ? clock.instant() : stretch.from();
              return view(
                  found.book(),
                  length,
                  FreeSlots.of(found.book(), Duration.ofMinutes(length), earliest, limit));
            });
  }

  private static void refuseUnlessOpen(Resource resource, boolean forPublic) {
    if (forPublic && !(resource.onlineBookingAllowed() && resource.visible())) {
      throw new ProblemException(
          403, "online-booking-not-allowed", "This resource is not booked online.");
    }
  }

  private static int minutes(@Nullable Integer asked, Books.Found found) {
    if (asked != null) {
      return asked;
    }
    Integer usual = found.type() == null ? null : found.type().defaultMinutes();
    return usual == null ? USUAL_MINUTES : usual;
  }

  private static Slots view(FreeSlots.Book book, int minutes, FreeSlots free) {
    return new Slots(
        book.zone().getId(),
        minutes,
        free.slots().stream().map(slot -> new Slot(slot.from(), slot.until())).toList(),
        free.cutShort());
  }
}
