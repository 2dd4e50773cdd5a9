package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.OPERATOR;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.republication.Republication;
import dev.calbridge.scheduler.republication.Republications;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/republications}: telling the topics everything once more. */
@Path("/api/v1/republications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(OPERATOR)
@Tag(name = "Operations")
public class RepublicationsEndpoint {

  private final Caller caller;
  private final Republications republications;

  RepublicationsEndpoint(Caller caller, Republications republications) {
    this.caller = caller;
    this.republications = republications;
  }

  /**
   * What to tell.
   *
   * @param tenant alias; absent for all tenants
   */
  public record What(@Nullable String tenant) {}

  @POST
  @Operation(
      summary = "Tells all calendars and entries once more, with the versions they have",
      description =
          "In the background, and after a restart from where it was. Consumers that know them"
              + " ignore it; an empty consumer, or an empty topic, is filled.")
  public Uni<RestResponse<Republication>> request(@Nullable What what) {
    return republications
        .request(Answers.body(what).tenant(), caller.user())
        .map(
            begun ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, begun)
                    .location(URI.create("/api/v1/republications/" + begun.id()))
                    .build());
  }

  @GET
  @Path("{id}")
  @Operation(summary = "How far it has come; done when doneAt is there")
  public Uni<Republication> one(@RestPath UUID id) {
    return republications
        .find(id)
        .map(found -> found.orElseThrow(() -> Answers.problem(Failure.absent("republication"))));
  }
}
