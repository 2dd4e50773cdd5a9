package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.notice.ChangeNotice;
import dev.calbridge.scheduler.notice.ChangeNotices;
import dev.calbridge.scheduler.notice.Position;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/changes}: tells user interfaces what to fetch again (server-sent events). */
@Path("/api/v1/changes")
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Changes")
public class ChangesEndpoint {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** A listener comes again with a fresh token: nobody listens longer than rights last. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** Below what is kept, so that nothing is missing at the border. */
  private static final Duration RESUMABLE = ChangeNotices.KEPT.minusHours(1);

  private static final int BATCH = 200;
  private static final int RETRY_MILLIS = 3000;

  private final Caller caller;
  private final ChangeNotices notices;
  private final ChangeListeners listeners;
  private final Clock clock;

  ChangesEndpoint(Caller caller, ChangeNotices notices, ChangeListeners listeners, Clock clock) {
    this.caller = caller;
    this.notices = notices;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** What an event tells; the event's name is {@code changed} or {@code removed}. */
  public record Change(ChangeNotice.Kind kind, UUID id, long version, List<UUID> resources) {}

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Server-sent events of changes, resumable by Last-Event-ID for 23 hours",
      description =
          "Events: ready (listening), changed, removed (fetch that again), resync (too much was"
              + " missed: fetch everything again). With resource=, repeatable, only those of these"
              + " resources. Ends after 15 minutes: come again with the last id.")
  public Multi<OutboundSseEvent> listen(
      @QueryParam("resource") @Nullable List<UUID> resources,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
      @Context Sse sse) {
    String tenant = caller.tenant();
    String user = caller.user();
    listeners.enter(user);
    Listening listening =
        new Listening(
            tenant, sse, resources == null ? Set.of() : new HashSet<>(resources), lastEventId);
    Multi<OutboundSseEvent> events =
        Multi.createBy()
            .repeating()
            .uni(listening::next)
            .withDelay(POLL)
            .indefinitely()
            .onItem()
            .<OutboundSseEvent>transformToMultiAndConcatenate(
                some -> Multi.createFrom().iterable(some))
            .select()
            .first(LONGEST)
            .onTermination()
            .invoke(() -> listeners.leave(user));
    return RestMulti.fromMultiData(events)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no")
        .build();
  }

  /** Where one listener is. Asked again only after the answer before has been sent. */
  private final class Listening {

    private final String tenant;
    private final Sse sse;
    private final Set<UUID> resources;
    private final @Nullable String lastEventId;
    private @Nullable Position position;
    private Instant spoken = Instant.MIN;

    Listening(String tenant, Sse sse, Set<UUID> resources, @Nullable String lastEventId) {
      this.tenant = tenant;
      this.sse = sse;
      this.resources = resources;
      this.lastEventId = lastEventId;
    }

    Uni<List<OutboundSseEvent>> next() {
      Position known = position;
      return known == null
          ? begin()
          : notices.after(tenant, known, BATCH).map(found -> told(known, found));
    }

    private Uni<List<OutboundSseEvent>> begin() {
      spoken = clock.instant();
      String asked = lastEventId;
      Position last = asked == null ? null : Position.parse(asked).orElse(null);
      boolean resumable = last != null && last.at().isAfter(spoken.minus(RESUMABLE));
      if (last != null && resumable) {
        position = last;
        return Uni.createFrom().item(List.of(event("ready", last, "{}")));
      }
      return notices
          .now(tenant)
          .map(
              now -> {
                position = now;
                return List.of(event(asked == null ? "ready" : "resync", now, "{}"));
              });
    }

    private List<OutboundSseEvent> told(Position before, List<ChangeNotice> found) {
      Instant now = clock.instant();
      List<OutboundSseEvent> events = new ArrayList<>();
      for (ChangeNotice notice : found) {
        if (concerns(notice)) {
          events.add(
              event(
                  notice.removed() ? "removed" : "changed",
                  notice.position(),
                  new Change(notice.kind(), notice.id(), notice.version(), notice.resources())));
        }
      }
      position = found.isEmpty() ? before : found.getLast().position();
      if (events.isEmpty() && Duration.between(spoken, now).compareTo(HEARTBEAT) >= 0) {
        events.add(sse.newEventBuilder().comment("still here").build());
      }
      if (!events.isEmpty()) {
        spoken = now;
      }
      return events;
    }

    private boolean concerns(ChangeNotice notice) {
      return resources.isEmpty()
          || notice.resources().isEmpty()
          || notice.resources().stream().anyMatch(resources::contains);
    }

    private OutboundSseEvent event(String name, Position at, Object data) {
      return sse.newEventBuilder()
          .name(name)
          .id(at.toString())
          .reconnectDelay(RETRY_MILLIS)
          .mediaType(MediaType.APPLICATION_JSON_TYPE)
          .data(data)
          .build();
    }
  }
}
