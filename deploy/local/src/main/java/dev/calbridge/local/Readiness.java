package dev.calbridge.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until a part answers. */
final class Readiness {

  private static final Duration POLL = Duration.ofMillis(100);

  private final HttpClient http;

  Readiness(HttpClient http) {
    this.http = http;
  }

  /**
   * Waits for status 200.
   *
   * @param running whether it still makes sense to wait
   * @throws IllegalStateException if that takes too long or the part has ended
   */
  void await(String name, URI address, Duration atMost, BooleanSupplier running) {
    await(name, atMost, running, () -> answers(address));
  }

  /** As above, for any condition. */
  static void await(
      String name, Duration atMost, BooleanSupplier running, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (!running.getAsBoolean()) {
        throw new IllegalStateException(name + " has ended while starting");
      }
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException(
            name + " was not ready within " + atMost.toSeconds() + " s");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private boolean answers(URI address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
