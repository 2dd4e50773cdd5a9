package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.recurrence.Spans;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.AppointmentOccurrences;
import dev.calbridge.scheduler.appointment.Appointments;
import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.appointment.SeriesEdits;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.entry.BookAppointment;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/appointments/{id}/occurrences}: changes part of a series. */
@Path("/api/v1/appointments/{id}/occurrences/{occurrence}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Appointments")
public class AppointmentOccurrencesEndpoint {

  private static final String PATH = "appointments";
  private static final String THIS = "this";
  private static final String FOLLOWING = "following";

  private final Caller caller;
  private final Writers writers;
  private final Appointments appointments;
  private final BookAppointment book;
  private final MergePatch merge;

  AppointmentOccurrencesEndpoint(
      Caller caller,
      Writers writers,
      Appointments appointments,
      BookAppointment book,
      MergePatch merge) {
    this.caller = caller;
    this.writers = writers;
    this.appointments = appointments;
    this.book = book;
    this.merge = merge;
  }

  @PATCH
  @Consumes(MergePatch.MEDIA_TYPE)
  @Operation(
      summary = "Changes one occurrence, or with scope=following it and all after it",
      description =
          "With If-Match of the series. The occurrence is named by the start it would have had."
              + " scope=following cuts the series in two and answers with the new, second part"
              + " (201). Change all occurrences by patching the appointment itself.")
  public Uni<RestResponse<AppointmentView>> patch(
      @RestPath UUID id,
      @RestPath String occurrence,
      @QueryParam("scope") @DefaultValue(THIS) String scope,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable JsonNode patch) {
    LocalDateTime which = start(occurrence);
    boolean following = following(scope);
    return series(id, which)
        .chain(
            found -> {
              Precondition still =
                  MergePatch.still(Preconditions.of(ifMatch, null), found.version());
              return following
                  ? changeFollowing(found, which, still, patch)
                  : put(found, still, changed(found.value(), which, patch));
            })
        .map(outcome -> Answers.written(outcome, PATH, AppointmentView.answering(outcome)));
  }

  @DELETE
  @Operation(
      summary = "Leaves one occurrence out, or with scope=following it and all after it",
      description = "With If-Match of the series.")
  public Uni<RestResponse<Void>> delete(
      @RestPath UUID id,
      @RestPath String occurrence,
      @QueryParam("scope") @DefaultValue(THIS) String scope,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    LocalDateTime which = start(occurrence);
    boolean following = following(scope);
    return series(id, which)
        .chain(
            found -> {
              Precondition still =
                  MergePatch.still(Preconditions.of(ifMatch, null), found.version());
              if (!following) {
                return put(found, still, SeriesEdits.without(found.value(), which));
              }
              Appointment before = split(found, which).before();
              return before == null
                  ? book.delete(caller.tenant(), writers.current(), id, still)
                  : put(found, still, before);
            })
        .map(Answers::deleted);
  }

  private Appointment changed(Appointment series, LocalDateTime which, @Nullable JsonNode patch) {
    ChangedOccurrence now = SeriesEdits.occurrence(series, which);
    ChangedOccurrenceForm wanted =
        merge.apply(ChangedOccurrenceForm.of(now), patch, ChangedOccurrenceForm.class);
    ChangedOccurrence read = ChangedOccurrenceForm.read(List.of(wanted)).getFirst();
    if (!read.occurrence().equals(which)) {
      throw new ProblemException(
          422, "occurrence-fixed", "What names an occurrence never changes; change its span.");
    }
    return SeriesEdits.with(series, read.withExtras(now.extras()));
  }

  private Uni<Outcome<Stored<Appointment>>> changeFollowing(
      Stored<Appointment> found,
      LocalDateTime which,
      Precondition still,
      @Nullable JsonNode patch) {
    SeriesEdits.Split parts = split(found, which);
    Appointment after = parts.after();
    AppointmentView shown =
        AppointmentView.of(
            new Stored<>(found.id(), 1, after, found.createdAt(), found.changedAt()));
    Appointment draft =
        merge.apply(shown, patch, AppointmentInput.class).draft().keepingOutsidePartsOf(after);
    Appointment wanted =
        patch != null && patch.has("recurrence")
            ? draft
            : SeriesEdits.shifted(draft, Spans.start(after.span()));
    return parts.before() == null
        ? put(found, still, wanted)
        : book.split(caller.tenant(), writers.current(), found.id(), still, parts.before(), wanted);
  }

  private Uni<Outcome<Stored<Appointment>>> put(
      Stored<Appointment> found, Precondition still, Appointment wanted) {
    return book.put(caller.tenant(), writers.current(), found.id(), still, wanted);
  }

  private static SeriesEdits.Split split(Stored<Appointment> found, LocalDateTime which) {
    return Answers.done(SeriesEdits.split(found.id(), found.value(), which)).value();
  }

  private Uni<Stored<Appointment>> series(UUID id, LocalDateTime which) {
    return appointments
        .find(caller.tenant(), id)
        .map(
            maybe -> {
              Stored<Appointment> found =
                  maybe.orElseThrow(() -> Answers.problem(Failure.absent("appointment")));
              if (!AppointmentOccurrences.has(found.value(), which)) {
                throw Answers.problem(Failure.absent("occurrence"));
              }
              return found;
            });
  }

  private static boolean following(String scope) {
    return switch (scope) {
      case THIS -> false;
      case FOLLOWING -> true;
      default ->
          throw new ProblemException(
              400, "scope-unknown", "scope is this or following; patch the appointment for all.");
    };
  }

  private static LocalDateTime start(String text) {
    try {
      return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
    } catch (DateTimeException malformed) {
      throw new ProblemException(
          400, "occurrence-malformed", "Write it as 2026-11-23T09:00:00, or 2026-11-23.");
    }
  }
}
