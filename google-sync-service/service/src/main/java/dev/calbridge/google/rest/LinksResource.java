package dev.calbridge.google.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.link.Deletions;
import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.LinkRequests;
import dev.calbridge.google.link.LinkRequests.Outcome;
import dev.calbridge.google.link.LinkRequests.Refusal;
import dev.calbridge.google.link.LinkSettings;
import dev.calbridge.google.link.Links;
import dev.calbridge.google.link.PreviewLink;
import dev.calbridge.google.runtime.SyncWorkers;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Links of the caller's tenant; an employee sees those of the own resource only. */
@Path("/api/v1/google/links")
@RolesAllowed({Rights.ADMIN, Rights.EMPLOYEE})
@Tag(name = "Links")
@RunOnVirtualThread
public class LinksResource {

  private static final int MOST_PLANNED = 500;

  private final Caller caller;
  private final Rights rights;
  private final LinkRequests requests;
  private final PreviewLink preview;
  private final Links links;
  private final LinkViews views;
  private final SyncWorkers workers;

  public LinksResource(
      Caller caller,
      Rights rights,
      LinkRequests requests,
      PreviewLink preview,
      Links links,
      LinkViews views,
      SyncWorkers workers) {
    this.caller = caller;
    this.rights = rights;
    this.requests = requests;
    this.preview = preview;
    this.links = links;
    this.views = views;
    this.workers = workers;
  }

  @POST
  @Operation(summary = "Links a resource with a Google calendar, which is made if none is named")
  public RestResponse<LinkView> create(@Nullable CreateLinkRequest request) {
    if (request == null) {
      throw Choices.invalid("Send a link as JSON.");
    }
    return switch (ask(request)) {
      case Outcome.Created(Link link) -> {
        workers.wakeFirst(link.id());
        yield RestResponse.ResponseBuilder.<LinkView>created(
                URI.create("/api/v1/google/links/" + link.id()))
            .entity(views.of(link))
            .build();
      }
      case Outcome.Refused(Refusal refusal) -> throw LinkProblems.of(refusal);
    };
  }

  private Outcome ask(CreateLinkRequest request) {
    UUID resource = request.requiredResource();
    UUID grant = request.requiredGrant();
    String calendar = request.chosenCalendarId();
    LinkSettings settings = request.chosenSettings();
    rights.requireGrant(resource, grant);
    try {
      return calendar == null
          ? requests.createWithCalendar(caller.tenant(), resource, grant, settings)
          : requests.create(
              caller.tenant(), resource, calendar, grant, settings, request.emptyFirst());
    } catch (GoogleFault fault) {
      throw LinkProblems.of(fault);
    }
  }

  @GET
  @Operation(summary = "All links of the tenant; an employee's own only")
  public List<LinkView> all() {
    return links.all(caller.tenant()).stream()
        .filter(link -> rights.owns(link.resource()))
        .map(views::of)
        .toList();
  }

  @GET
  @Path("/{link}")
  @Operation(summary = "A link, its settings and how it fares")
  public LinkView one(@PathParam("link") UUID link) {
    return views.of(found(link));
  }

  /** Changes settings; everything is looked at again under the new ones. */
  @PATCH
  @Path("/{link}")
  @Operation(summary = "Changes the settings it names (RFC 7396)")
  @Consumes({"application/merge-patch+json", "application/json"})
  public LinkView change(@PathParam("link") UUID id, @Nullable JsonNode patch) {
    Link link = found(id);
    requests.change(link, SettingsRequest.applied(link.settings(), patch));
    workers.wakeFirst(id);
    return views.of(found(id));
  }

  /** Reads Google now and tries again what is parked; the answer does not wait for it. */
  @POST
  @Path("/{link}/sync")
  @Operation(summary = "Reads Google now and tries again what is parked")
  public RestResponse<LinkView> sync(@PathParam("link") UUID id) {
    requests.syncNow(found(id));
    workers.wakeFirst(id);
    return RestResponse.status(RestResponse.Status.ACCEPTED, views.of(found(id)));
  }

  /** What the link would do, with other settings if some are sent. Nothing is done. */
  @POST
  @Path("/{link}/preview")
  @Operation(summary = "What the link would do; nothing is done")
  @Consumes({"application/merge-patch+json", "application/json"})
  public List<PlannedView> preview(@PathParam("link") UUID id, @Nullable JsonNode patch) {
    Link link = found(id);
    LinkSettings settings =
        patch == null ? link.settings() : SettingsRequest.applied(link.settings(), patch);
    return preview.of(link, settings, MOST_PLANNED).stream().map(PlannedView::of).toList();
  }

  /** Deletions that were held, and those of the next hour, were meant: the appointments go. */
  @POST
  @Path("/{link}/held-deletions/release")
  @Operation(summary = "Lets go what was held because too much was deleted in Google at once")
  @RolesAllowed(Rights.ADMIN)
  public RestResponse<LinkView> release(@PathParam("link") UUID id) {
    return decided(id, Deletions.Ruling.RELEASE);
  }

  /** Deletions that were held, and those of the next hour, were not meant. */
  @POST
  @Path("/{link}/held-deletions/revert")
  @Operation(summary = "Brings back to Google what was deleted there and held")
  @RolesAllowed(Rights.ADMIN)
  public RestResponse<LinkView> revert(@PathParam("link") UUID id) {
    return decided(id, Deletions.Ruling.REVERT);
  }

  private RestResponse<LinkView> decided(UUID id, Deletions.Ruling ruling) {
    requests.decideHeld(found(id), ruling);
    workers.wakeFirst(id);
    return RestResponse.status(RestResponse.Status.ACCEPTED, views.of(found(id)));
  }

  /**
   * Takes the link down: at once, or, if our events are to go too, in the background.
   *
   * @param keep false to delete the events that this link made
   */
  @DELETE
  @Path("/{link}")
  @Operation(summary = "Takes the link down; its events stay or go")
  public RestResponse<Void> remove(
      @PathParam("link") UUID id, @QueryParam("keep") @DefaultValue("true") boolean keep) {
    requests.remove(found(id), keep);
    if (keep) {
      return RestResponse.noContent();
    }
    workers.wakeFirst(id);
    return RestResponse.accepted();
  }

  /** Another's link looks to an employee like one that is not there. */
  private Link found(UUID link) {
    return links
        .find(caller.tenant(), link)
        .filter(one -> rights.owns(one.resource()))
        .orElseThrow(() -> new ProblemException(404, "link-unknown", "There is no such link."));
  }
}
