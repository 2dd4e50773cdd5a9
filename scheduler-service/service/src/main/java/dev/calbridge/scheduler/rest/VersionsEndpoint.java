package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.AppointmentHistory;
import dev.calbridge.scheduler.appointment.EarlierVersion;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/appointments/{id}/versions}: how an appointment was before. */
@Path("/api/v1/appointments/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Appointments")
public class VersionsEndpoint {

  private final Caller caller;
  private final AppointmentHistory history;

  VersionsEndpoint(Caller caller, AppointmentHistory history) {
    this.caller = caller;
    this.history = history;
  }

  /**
   * A version that has been replaced.
   *
   * @param appointment as it was
   * @param replacedAt when it stopped to be so
   * @param replacedBy subject of the account that changed or deleted it; absent for a link or an
   *     automatism
   */
  public record VersionView(
      AppointmentView appointment, Instant replacedAt, @Nullable String replacedBy) {

    static VersionView of(UUID id, EarlierVersion earlier) {
      Stored<Appointment> stored =
          new Stored<>(
              id, earlier.version(), earlier.value(), earlier.createdAt(), earlier.changedAt());
      return new VersionView(
          AppointmentView.of(stored), earlier.replacedAt(), earlier.replacedBy());
    }
  }

  @GET
  @Operation(
      summary = "Versions that were replaced, the newest first",
      description =
          "At most 50, each for 90 days after it was replaced; also of an appointment that is"
              + " deleted. The current version is the appointment itself.")
  public Uni<Page<VersionView>> list(@RestPath UUID id) {
    return history
        .of(caller.tenant(), id)
        .map(all -> new Page<>(all.stream().map(one -> VersionView.of(id, one)).toList(), null));
  }
}
