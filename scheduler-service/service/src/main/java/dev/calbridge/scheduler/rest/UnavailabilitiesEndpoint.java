package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.availability.ResourceTime.Kind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/unavailabilities}. */
@Path("/api/v1/unavailabilities")
@RolesAllowed({Roles.TENANT_ADMIN, Roles.FRONT_DESK, Roles.EMPLOYEE})
@Tag(name = "Unavailabilities")
public class UnavailabilitiesEndpoint extends ResourceTimesEndpoint {

  UnavailabilitiesEndpoint(TimeDesk desk) {
    super(desk, Kind.UNAVAILABILITY, "unavailabilities");
  }
}
