package dev.calbridge.kit.operation;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * One event loop for each processor, not two: a connection to the database belongs to one loop, and
 * each statement of a request that is on another one wakes two threads.
 */
@ApplicationScoped
public class EventLoops implements VertxOptionsCustomizer {

  @Override
  public void accept(VertxOptions options) {
    options.setEventLoopPoolSize(Runtime.getRuntime().availableProcessors());
  }
}
