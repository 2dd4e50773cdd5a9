package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.OPERATOR;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.kit.tenancy.TenantAlias;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.tenant.Tenant;
import dev.calbridge.scheduler.tenant.Tenants;
import dev.calbridge.scheduler.tenant.Tenants.StoredTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tenants}: set up by operators of the installation. */
@Path("/api/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
public class TenantsEndpoint {

  private final Caller caller;
  private final Tenants tenants;

  TenantsEndpoint(Caller caller, Tenants tenants) {
    this.caller = caller;
    this.tenants = tenants;
  }

  /**
   * A tenant's settings.
   *
   * @param alias of the tenant; also that of the organization its people belong to
   */
  public record TenantView(String alias, long version, @JsonUnwrapped Tenant value) {}

  @GET
  @Path("{alias}")
  @RolesAllowed({OPERATOR, TENANT_ADMIN})
  @Operation(summary = "A tenant's settings; administrators see their own tenant only")
  public Uni<RestResponse<TenantView>> one(@RestPath String alias) {
    if (!TenantAlias.allows(alias)
        || (!caller.hasRole(OPERATOR) && !caller.tenant().equals(alias))) {
      throw Answers.problem(Failure.absent("tenant"));
    }
    return tenants
        .find(alias)
        .map(
            found ->
                view(
                    RestResponse.Status.OK,
                    found.orElseThrow(() -> Answers.problem(Failure.absent("tenant")))));
  }

  @PUT
  @Path("{alias}")
  @RolesAllowed(OPERATOR)
  @Operation(summary = "Creates or replaces; If-Match and If-None-Match: * are honoured")
  public Uni<RestResponse<TenantView>> put(
      @RestPath String alias,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable Tenant value) {
    if (!TenantAlias.allows(alias)) {
      throw new ProblemException(
          400, "tenant-malformed", "An alias is 2 to 63 lower case letters, digits and hyphens.");
    }
    return tenants
        .put(alias, Preconditions.of(ifMatch, ifNoneMatch), Answers.body(value))
        .map(TenantsEndpoint::written);
  }

  private static RestResponse<TenantView> written(Outcome<StoredTenant> outcome) {
    Outcome.Done<StoredTenant> done = Answers.done(outcome);
    return view(
        done.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, done.value());
  }

  private static RestResponse<TenantView> view(RestResponse.Status status, StoredTenant stored) {
    return Answers.tagged(
        status,
        stored.version(),
        new TenantView(stored.alias(), stored.version(), stored.tenant()),
        null);
  }
}
