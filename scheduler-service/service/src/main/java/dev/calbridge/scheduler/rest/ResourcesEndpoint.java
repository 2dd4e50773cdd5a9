package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.resource.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/resources}. */
@Path("/api/v1/resources")
@RolesAllowed({Roles.TENANT_ADMIN, Roles.FRONT_DESK, Roles.EMPLOYEE})
@Tag(name = "Resources")
public class ResourcesEndpoint extends MasterDataEndpoint<Resource> {

  ResourcesEndpoint(MasterDesk desk, MasterData<Resource> data) {
    super(desk, data, Resource.class, "resources", "resource");
  }
}
