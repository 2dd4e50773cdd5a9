package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.contract.ResourceKind;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.resource.ResourceSearch;
import dev.calbridge.scheduler.resource.Resources;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/resources/search}. */
@Path("/api/v1/resources/search")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Resources")
public class ResourceSearchEndpoint {

  private static final int LONGEST_NAME = 200;

  private final Caller caller;
  private final Resources resources;

  ResourceSearchEndpoint(Caller caller, Resources resources) {
    this.caller = caller;
    this.resources = resources;
  }

  @GET
  @Operation(
      summary = "Resources by name, kind and branch",
      description = "Those the appointment book hides are found with hidden=true only.")
  public Uni<Page<MasterView<Resource>>> search(
      @QueryParam("name") @Nullable String name,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("branch") @Nullable UUID branch,
      @QueryParam("hidden") @DefaultValue("false") boolean hidden,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (name != null && (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0)) {
      throw new ProblemException(400, "name-malformed", "Search for at most 200 characters.");
    }
    return resources
        .search(
            caller.tenant(),
            new ResourceSearch(
                name, kind(kind), branch, hidden, Answers.cursor(after), Answers.limit(limit)))
        .map(page -> page.map(MasterView::of));
  }

  private static @Nullable ResourceKind kind(@Nullable String text) {
    return switch (text) {
      case null -> null;
      case "PERSON" -> ResourceKind.PERSON;
      case "PLACE" -> ResourceKind.PLACE;
      default -> throw new ProblemException(400, "kind-unknown", "kind is PERSON or PLACE.");
    };
  }
}
