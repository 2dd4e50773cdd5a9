package dev.calbridge.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void a_quantile_is_the_nearest_rank() {
    Latencies hundred =
        new Latencies(IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList());

    assertThat(hundred.quantile(0.5)).hasMillis(50);
    assertThat(hundred.quantile(0.99)).hasMillis(99);
    assertThat(hundred.quantile(1)).hasMillis(100);
  }

  @Test
  void of_one_it_is_that_one() {
    assertThat(new Latencies(IntStream.of(7).mapToObj(Duration::ofMillis).toList()))
        .hasToString("p50 7 ms, p99 7 ms, max 7 ms of 1");
  }
}
