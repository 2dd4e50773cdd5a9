package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Appointments;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.entry.BookAppointment;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/appointments}. */
@Path("/api/v1/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Appointments")
public class AppointmentsEndpoint {

  private static final String PATH = "appointments";

  private final Caller caller;
  private final Writers writers;
  private final Appointments appointments;
  private final BookAppointment book;
  private final NewIds ids;
  private final MergePatch merge;

  AppointmentsEndpoint(
      Caller caller,
      Writers writers,
      Appointments appointments,
      BookAppointment book,
      NewIds ids,
      MergePatch merge) {
    this.caller = caller;
    this.writers = writers;
    this.appointments = appointments;
    this.book = book;
    this.ids = ids;
    this.merge = merge;
  }

  @GET
  @Operation(
      summary = "A resource's appointments that may take place within a window",
      description =
          "Series are listed once, unexpanded. The window is at most 400 days; times are written"
              + " with an offset.")
  public Uni<Page<AppointmentView>> list(
      @QueryParam("resource") @Nullable UUID resource,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return appointments
        .list(caller.tenant(), Windows.of(resource, from, to, after, limit))
        .map(page -> page.map(AppointmentView::of));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One appointment; its entity tag is its version")
  public Uni<RestResponse<AppointmentView>> one(@RestPath UUID id) {
    return appointments
        .find(caller.tenant(), id)
        .map(found -> Answers.found(found, "appointment", AppointmentView::of));
  }

  @POST
  @Operation(summary = "A new appointment under an id of its own")
  public Uni<RestResponse<AppointmentView>> create(
      @HeaderParam(NewIds.HEADER) @Nullable String key, @Nullable AppointmentInput input) {
    String tenant = caller.tenant();
    Appointment draft = Answers.body(input).draft();
    UUID id = ids.next(PATH, key);
    return book.put(tenant, writers.current(), id, new Precondition.Absent(), draft)
        .chain(
            outcome ->
                NewIds.again(key, outcome, () -> appointments.find(tenant, id), draft::equals))
        .map(outcome -> Answers.written(outcome, PATH, AppointmentView.answering(outcome)));
  }

  @PUT
  @Path("{id}")
  @Operation(
      summary = "Replaces with If-Match, creates with If-None-Match: *",
      description = "Without either it creates what is not there and refuses otherwise (428).")
  public Uni<RestResponse<AppointmentView>> put(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable AppointmentInput input) {
    return book.put(
            caller.tenant(),
            writers.current(),
            id,
            Preconditions.of(ifMatch, ifNoneMatch),
            Answers.body(input).draft())
        .map(outcome -> Answers.written(outcome, PATH, AppointmentView.answering(outcome)));
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Operation(summary = "Changes the fields it names (RFC 7396), with If-Match")
  public Uni<RestResponse<AppointmentView>> patch(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable JsonNode patch) {
    String tenant = caller.tenant();
    return appointments
        .find(tenant, id)
        .chain(
            found -> {
              var current = found.orElseThrow(() -> Answers.problem(Failure.absent("appointment")));
              AppointmentInput wanted =
                  merge.apply(AppointmentView.of(current), patch, AppointmentInput.class);
              Precondition still =
                  MergePatch.still(Preconditions.of(ifMatch, null), current.version());
              return book.put(tenant, writers.current(), id, still, wanted.draft());
            })
        .map(outcome -> Answers.written(outcome, PATH, AppointmentView.answering(outcome)));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Deletes with If-Match")
  public Uni<RestResponse<Void>> delete(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return book.delete(caller.tenant(), writers.current(), id, Preconditions.of(ifMatch, null))
        .map(Answers::deleted);
  }
}
