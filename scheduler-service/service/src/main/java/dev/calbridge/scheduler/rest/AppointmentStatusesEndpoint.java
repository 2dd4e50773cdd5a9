package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.appointment.AppointmentStatus;
import dev.calbridge.scheduler.base.MasterData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/appointment-statuses}. */
@Path("/api/v1/appointment-statuses")
@RolesAllowed({Roles.TENANT_ADMIN, Roles.FRONT_DESK, Roles.EMPLOYEE})
@Tag(name = "Appointment statuses")
public class AppointmentStatusesEndpoint extends MasterDataEndpoint<AppointmentStatus> {

  AppointmentStatusesEndpoint(MasterDesk desk, MasterData<AppointmentStatus> data) {
    super(desk, data, AppointmentStatus.class, "appointment-statuses", "status");
  }
}
