package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.appointment.AppointmentType;
import dev.calbridge.scheduler.base.MasterData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/appointment-types}. */
@Path("/api/v1/appointment-types")
@RolesAllowed({Roles.TENANT_ADMIN, Roles.FRONT_DESK, Roles.EMPLOYEE})
@Tag(name = "Appointment types")
public class AppointmentTypesEndpoint extends MasterDataEndpoint<AppointmentType> {

  AppointmentTypesEndpoint(MasterDesk desk, MasterData<AppointmentType> data) {
    super(desk, data, AppointmentType.class, "appointment-types", "type");
  }
}
