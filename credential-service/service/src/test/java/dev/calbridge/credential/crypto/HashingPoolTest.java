package dev.calbridge.credential.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.credential.PasswordHashes.Overloaded;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HashingPoolTest {

  @Test
  void worksOnItsOwnThreads() {
    try (HashingPool pool = new HashingPool(1, 1)) {
      String thread =
          pool.run(() -> Thread.currentThread().getName()).await().atMost(Duration.ofSeconds(10));
      assertThat(thread).startsWith("hashing-");
    }
  }

  @Test
  void saysSoWhenTooManyWait() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (HashingPool pool = new HashingPool(1, 1)) {
      Uni<Boolean> slow =
          pool.run(
              () -> {
                busy.countDown();
                try {
                  return release.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException stopped) {
                  return false;
                }
              });
      var running = slow.subscribe().withSubscriber(UniAssertSubscriber.create());
      assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
      var waiting = pool.run(() -> 1).subscribe().withSubscriber(UniAssertSubscriber.create());
      assertThat(pool.waiting()).isEqualTo(1);

      pool.run(() -> 2)
          .subscribe()
          .withSubscriber(UniAssertSubscriber.create())
          .awaitFailure()
          .assertFailedWith(Overloaded.class);

      release.countDown();
      running.awaitItem().assertItem(true);
      waiting.awaitItem().assertItem(1);
    }
  }
}
