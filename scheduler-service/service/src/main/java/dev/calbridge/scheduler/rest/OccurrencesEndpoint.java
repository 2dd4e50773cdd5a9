package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.appointment.Appointments;
import dev.calbridge.scheduler.appointment.OccurrenceList;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.tenant.BufferUse;
import dev.calbridge.scheduler.tenant.Tenant;
import dev.calbridge.scheduler.tenant.Tenants;
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
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/occurrences}: books as a user interface shows them, series expanded. */
@Path("/api/v1/occurrences")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Appointments")
public class OccurrencesEndpoint {

  private static final int MOST_RESOURCES = 50;
  private static final int MOST_ITEMS = 10_000;

  private final Caller caller;
  private final Appointments appointments;
  private final Tenants tenants;

  OccurrencesEndpoint(Caller caller, Appointments appointments, Tenants tenants) {
    this.caller = caller;
    this.appointments = appointments;
    this.tenants = tenants;
  }

  /**
   * What takes place.
   *
   * @param items by start
   * @param cutShort true if there is more: ask for a shorter time
   */
  public record Occurrences(List<OccurrenceView> items, boolean cutShort) {}

  @GET
  @Operation(
      summary = "What takes place in the books of some resources within a window, expanded",
      description =
          "Name up to 50 resources by repeating the parameter. The window is at most 400 days;"
              + " limit is 1 to 10,000. A series gives at most 3,000 occurrences.")
  public Uni<Occurrences> list(
      @QueryParam("resource") @Nullable List<UUID> resources,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    if (resources == null || resources.isEmpty() || resources.size() > MOST_RESOURCES) {
      throw new ProblemException(
          400, "resource-missing", "Say in resource whose books you want, at most 50.");
    }
    if (limit < 1 || limit > MOST_ITEMS) {
      throw new ProblemException(400, "limit-out-of-range", "Ask for 1 to 10,000 items.");
    }
    Interval stretch = Windows.stretch(from, to);
    String tenant = caller.tenant();
    return Uni.combine()
        .all()
        .unis(tenants.find(tenant), appointments.touching(tenant, resources, stretch))
        .asTuple()
        // Expanding takes its time; nobody else's request shall wait for it.
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            both -> {
              Tenant settings =
                  both.getItem1()
                      .orElseThrow(() -> Answers.problem(Failure.absent("tenant")))
                      .tenant();
              ZoneId zone = ZoneId.of(settings.timeZone());
              boolean concernCustomer = settings.bufferUse() == BufferUse.CUSTOMER;
              OccurrenceList found =
                  Answers.done(OccurrenceList.of(both.getItem2(), stretch, zone, limit)).value();
              return new Occurrences(
                  found.items().stream()
                      .map(item -> OccurrenceView.of(item, concernCustomer))
                      .toList(),
                  found.cutShort());
            });
  }
}
