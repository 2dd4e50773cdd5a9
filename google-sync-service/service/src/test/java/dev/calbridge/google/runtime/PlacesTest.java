package dev.calbridge.google.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private final Places places = new Places(4, 1);
  private final AtomicInteger inside = new AtomicInteger();

  @Test
  void theLastPlaceIsForThoseSomebodyWaitsFor() {
    AtomicBoolean awaited = new AtomicBoolean();
    for (int i = 0; i < 3; i++) {
      enter(() -> false);
    }
    await().until(() -> inside.get() == 3);
    Thread queued = enter(awaited::get);
    await().until(() -> queued.getState() == Thread.State.WAITING);
    awaited.set(true);
    places.look();
    await().until(() -> inside.get() == 4);
  }

  @Test
  void whoeverLeavesMakesRoom() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      enter(() -> false);
    }
    await().until(() -> inside.get() == 3);
    Thread queued = enter(() -> false);
    await().until(() -> queued.getState() == Thread.State.WAITING);
    places.leave();
    queued.join();
    assertThat(inside).hasValue(4);
  }

  private Thread enter(BooleanSupplier awaited) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                places.enter(awaited);
                inside.incrementAndGet();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
