package dev.calbridge.google.rest;

import static dev.calbridge.google.rest.Choices.required;

import dev.calbridge.credential.contract.OAuthConsent;
import dev.calbridge.google.credential.ConsentFlows;
import dev.calbridge.google.link.Consents;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/**
 * Consent of a Google account's owner. A new window goes to Google; whoever waits in the other one
 * is told at once how it ended.
 */
@Tag(name = "Set-up")
@Path("/api/v1/google/consents")
@RolesAllowed({Rights.ADMIN, Rights.EMPLOYEE})
public class ConsentsResource {

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final int MOST_WAITING = 500;

  private final Caller caller;
  private final Rights rights;
  private final ConsentFlows flows;
  private final Consents consents;
  private final AtomicInteger waiting = new AtomicInteger();

  public ConsentsResource(Caller caller, Rights rights, ConsentFlows flows, Consents consents) {
    this.caller = caller;
    this.rights = rights;
    this.flows = flows;
    this.consents = consents;
  }

  /**
   * @param resource whose calendar it is for
   * @param language {@code de} or {@code en}; null: German
   * @param grant the grant to renew; null for a new one
   */
  public record ConsentRequest(
      @Nullable UUID resource, @Nullable String language, @Nullable UUID grant) {}

  /**
   * @param authorizationUrl where the new window goes; works once
   */
  public record StartedView(UUID id, String authorizationUrl, Instant expiresAt) {
    @Override
    public String toString() {
      return "StartedView[id=" + id + "]";
    }
  }

  /**
   * How a consent stands.
   *
   * @param state {@code waiting}, {@code granted}, {@code denied}, {@code scopes-missing}, {@code
   *     expired} or {@code failed}
   * @param grant what to make a link with, once granted
   * @param missing scopes that were not ticked
   * @param code why it failed; stable, kebab-case
   */
  public record ConsentView(
      UUID id,
      String state,
      @Nullable UUID grant,
      @Nullable List<String> missing,
      @Nullable String code) {

    static ConsentView of(OAuthConsent consent) {
      UUID id = consent.id();
      return switch (consent.outcome()) {
        case OAuthConsent.Waiting() -> new ConsentView(id, "waiting", null, null, null);
        case OAuthConsent.Granted(UUID grant) -> new ConsentView(id, "granted", grant, null, null);
        case OAuthConsent.Denied() -> new ConsentView(id, "denied", null, null, null);
        case OAuthConsent.ScopesMissing(List<String> scopes) ->
            new ConsentView(id, "scopes-missing", null, scopes, null);
        case OAuthConsent.Expired() -> new ConsentView(id, "expired", null, null, null);
        case OAuthConsent.Failed(String code) -> new ConsentView(id, "failed", null, null, code);
      };
    }
  }

  @POST
  @Operation(summary = "Starts consent at Google; the address is for a new window")
  @RunOnVirtualThread
  public RestResponse<StartedView> start(@Nullable ConsentRequest request) {
    if (request == null) {
      throw Choices.invalid("Name the resource.");
    }
    UUID resource = required(request.resource(), "resource");
    String language = request.language();
    if (language != null && !language.equals("de") && !language.equals("en")) {
      throw Choices.invalid("language must be de or en.");
    }
    rights.requireOwn(resource);
    UUID renewed = request.grant();
    if (renewed != null) {
      rights.requireGrant(resource, renewed);
    }
    var started =
        flows
            .start(caller.tenant(), resource, caller.user(), language, renewed)
            .onFailure()
            .transform(ConsentsResource::unavailable)
            .await()
            .atMost(ANSWER);
    consents.add(
        caller.tenant(),
        new Consents.Started(started.id(), resource, caller.user(), null, started.expiresAt()));
    return RestResponse.ResponseBuilder.<StartedView>created(
            URI.create("/api/v1/google/consents/" + started.id()))
        .entity(new StartedView(started.id(), started.authorizationUrl(), started.expiresAt()))
        .header("Cache-Control", "no-store")
        .build();
  }

  @GET
  @Path("/{consent}")
  @Operation(summary = "How a consent stands")
  @RunOnVirtualThread
  public ConsentView one(@PathParam("consent") UUID id) {
    requireOwn(id);
    ConsentView view =
        state(caller.tenant(), id)
            .onFailure()
            .transform(ConsentsResource::unavailable)
            .await()
            .atMost(ANSWER);
    keep(caller.tenant(), view);
    return view;
  }

  /** Server-sent events: the state now, and again until it is final. */
  @GET
  @Path("/{consent}/events")
  @Operation(summary = "Tells how a consent stands until that is final")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  public Multi<ConsentView> events(@PathParam("consent") UUID id) {
    requireOwn(id);
    String tenant = caller.tenant();
    ConsentView unknown = new ConsentView(id, "waiting", null, null, null);
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      throw new ProblemException(503, "too-many-waiting", "Ask for the state instead.");
    }
    return Multi.createBy()
        .repeating()
        .uni(
            () ->
                // Whoever waits goes on waiting while a neighbour is away.
                state(tenant, id).onFailure().recoverWithItem(unknown))
        .withDelay(LOOK)
        .whilst(view -> view.state().equals("waiting"))
        .onItem()
        .call(view -> kept(tenant, view))
        .onTermination()
        .invoke(() -> waiting.decrementAndGet());
  }

  private Uni<Void> kept(String tenant, ConsentView view) {
    return view.grant() == null
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .voidItem()
            .emitOn(Thread::startVirtualThread)
            .invoke(() -> keep(tenant, view));
  }

  private void keep(String tenant, ConsentView view) {
    UUID grant = view.grant();
    if (grant != null) {
      consents.granted(tenant, view.id(), grant);
    }
  }

  private Uni<ConsentView> state(String tenant, UUID id) {
    return flows.find(tenant, id).map(ConsentView::of);
  }

  private void requireOwn(UUID id) {
    boolean own =
        consents
            .find(caller.tenant(), id)
            .filter(one -> one.starter().equals(caller.user()) || caller.hasRole(Rights.ADMIN))
            .isPresent();
    if (!own) {
      throw new ProblemException(404, "consent-unknown", "There is no such consent.");
    }
  }

  private static Throwable unavailable(Throwable fault) {
    return fault instanceof WebApplicationException answer
            && answer.getResponse().getStatus() == 404
        ? new ProblemException(404, "consent-unknown", "There is no such consent.")
        : new ProblemException(
            503, "consent-unavailable", "Consent cannot be asked for now. Try again.");
  }
}
