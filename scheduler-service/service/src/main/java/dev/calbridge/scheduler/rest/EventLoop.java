package dev.calbridge.scheduler.rest;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets a thread that may block, such as one that reads a file, wait for work of the event loop:
 * Hibernate Reactive works nowhere else.
 */
@ApplicationScoped
class EventLoop {

  private final Vertx vertx;

  EventLoop(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * @param atMost how long to wait before the request is given up
   */
  <T> T await(Supplier<Uni<T>> work, Duration atMost) {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    return Uni.createFrom()
        .<T>deferred(work::get)
        .runSubscriptionOn(command -> context.runOnContext(ignored -> command.run()))
        .await()
        .atMost(atMost);
  }
}
