package dev.calbridge.google.rest;

import dev.calbridge.google.link.Channels;
import dev.calbridge.google.link.LinkQueue;
import dev.calbridge.google.runtime.SyncWorkers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where Google says that something has changed; what has, it does not say. Open to the world:
 * believed only with the token of the channel, and it never causes more than one look at Google.
 */
@Path("/api/v1/google/notifications")
@RunOnVirtualThread
public class NotificationsResource {

  private static final int LONGEST = 256;

  private final Channels channels;
  private final LinkQueue queue;
  private final SyncWorkers workers;
  private final Clock clock;

  public NotificationsResource(
      Channels channels, LinkQueue queue, SyncWorkers workers, Clock clock) {
    this.channels = channels;
    this.queue = queue;
    this.workers = workers;
    this.clock = clock;
  }

  @POST
  @PermitAll
  @Operation(hidden = true)
  public RestResponse<Void> notified(
      @HeaderParam("X-Goog-Channel-ID") @Nullable String channel,
      @HeaderParam("X-Goog-Channel-Token") @Nullable String token,
      @HeaderParam("X-Goog-Resource-ID") @Nullable String resource,
      @HeaderParam("X-Goog-Resource-State") @Nullable String state) {
    if (channel == null
        || token == null
        || channel.length() > LONGEST
        || token.length() > LONGEST
        || (resource != null && resource.length() > LONGEST)) {
      return RestResponse.notFound();
    }
    var watched = channels.recognise(channel, token);
    if (watched.isEmpty()) {
      return RestResponse.notFound();
    }
    if (!watched.get().opened() && resource != null) {
      channels.heard(watched.get(), channel, resource);
    }
    // The first message only says that the channel works.
    if (!"sync".equals(state)) {
      queue.lookSoon(watched.get().tenant(), watched.get().link(), clock.instant());
      workers.wakeFirst(watched.get().link());
    }
    return RestResponse.noContent();
  }
}
