package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.organisation.Branch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/branches}. */
@Path("/api/v1/branches")
@RolesAllowed({Roles.TENANT_ADMIN, Roles.FRONT_DESK, Roles.EMPLOYEE})
@Tag(name = "Branches")
public class BranchesEndpoint extends MasterDataEndpoint<Branch> {

  BranchesEndpoint(MasterDesk desk, MasterData<Branch> data) {
    super(desk, data, Branch.class, "branches", "branch");
  }
}
