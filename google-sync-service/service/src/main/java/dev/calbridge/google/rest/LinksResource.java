package dev.calbridge.google.rest;

import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.LinkRequests;
import dev.calbridge.google.link.LinkRequests.Outcome;
import dev.calbridge.google.link.LinkRequests.Refusal;
import dev.calbridge.google.link.LinkSettings;
import dev.calbridge.google.link.Links;
import dev.calbridge.google.link.Pairs;
import dev.calbridge.google.runtime.SyncWorkers;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Links of the caller's tenant. */
@Path("/api/v1/google/links")
@RolesAllowed("tenant-admin")
@RunOnVirtualThread
public class LinksResource {

  private static final int MOST_PARKED = 100;

  private final Caller caller;
  private final LinkRequests requests;
  private final Links links;
  private final Pairs pairs;
  private final SyncWorkers workers;

  public LinksResource(
      Caller caller, LinkRequests requests, Links links, Pairs pairs, SyncWorkers workers) {
    this.caller = caller;
    this.requests = requests;
    this.links = links;
    this.pairs = pairs;
    this.workers = workers;
  }

  @POST
  public RestResponse<LinkView> create(@Nullable CreateLinkRequest request) {
    if (request == null) {
      throw new ProblemException(400, "invalid-request", "Send a link as JSON.");
    }
    return switch (ask(request)) {
      case Outcome.Created(Link link) -> {
        workers.wake(link.id());
        yield RestResponse.ResponseBuilder.<LinkView>created(
                URI.create("/api/v1/google/links/" + link.id()))
            .entity(view(link))
            .build();
      }
      case Outcome.Refused(Refusal refusal) -> throw LinkProblems.of(refusal);
    };
  }

  private Outcome ask(CreateLinkRequest request) {
    try {
      return requests.create(
          caller.tenant(),
          request.requiredResource(),
          request.requiredCalendarId(),
          request.requiredGrant(),
          new LinkSettings(request.chosenPolicy(), request.chosenDirection()));
    } catch (GoogleFault _) {
      throw new ProblemException(
          503, "google-unavailable", "Google could not be asked about the calendar. Try again.");
    }
  }

  @GET
  public List<LinkView> all() {
    return links.all(caller.tenant()).stream().map(this::view).toList();
  }

  @GET
  @Path("/{link}")
  public LinkView one(@PathParam("link") UUID link) {
    return view(found(link));
  }

  /** Reads Google now and tries again what is parked; the answer does not wait for it. */
  @POST
  @Path("/{link}/sync")
  public RestResponse<LinkView> sync(@PathParam("link") UUID id) {
    Link link = found(id);
    requests.syncNow(link);
    workers.wake(id);
    return RestResponse.status(RestResponse.Status.ACCEPTED, view(found(id)));
  }

  /**
   * Takes the link down: at once, or, if our events are to go too, in the background.
   *
   * @param keep false to delete the events that this link made
   */
  @DELETE
  @Path("/{link}")
  public RestResponse<Void> remove(
      @PathParam("link") UUID id, @QueryParam("keep") @DefaultValue("true") boolean keep) {
    requests.remove(found(id), keep);
    if (keep) {
      return RestResponse.noContent();
    }
    workers.wake(id);
    return RestResponse.accepted();
  }

  private Link found(UUID link) {
    return links
        .find(caller.tenant(), link)
        .orElseThrow(() -> new ProblemException(404, "link-unknown", "There is no such link."));
  }

  private LinkView view(Link link) {
    return LinkView.of(link, pairs.pending(link), pairs.parked(link, MOST_PARKED));
  }
}
