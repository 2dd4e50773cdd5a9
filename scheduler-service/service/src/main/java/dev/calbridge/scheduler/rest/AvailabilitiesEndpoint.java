package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.availability.ResourceTime.Kind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/availabilities}. */
@Path("/api/v1/availabilities")
@RolesAllowed({Roles.TENANT_ADMIN, Roles.FRONT_DESK, Roles.EMPLOYEE})
@Tag(name = "Availabilities")
public class AvailabilitiesEndpoint extends ResourceTimesEndpoint {

  AvailabilitiesEndpoint(TimeDesk desk) {
    super(desk, Kind.AVAILABILITY, "availabilities");
  }
}
