package dev.calbridge.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.platform.testkit.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CatchUpTest {

  private static final TopicPartition PARTITION = new TopicPartition("entries", 0);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final MovableClock clock = MovableClock.at("2026-11-23T08:00:00Z");
  private final Offsets offsets = new Offsets();
  private final CatchUp catchUp = new CatchUp(new SimpleMeterRegistry(), clock, PATIENCE);

  @Test
  void nothingIsShownBeforeEverythingIsThere() {
    catchUp.recall(offsets);
    catchUp.aimAt(Map.of(PARTITION, 2L));
    readUpTo(1);
    assertThat(catchUp.maySeeProjection()).isFalse();
    readUpTo(2);
    assertThat(catchUp.maySeeProjection()).isTrue();
    assertThat(offsets.caughtUp).as("kept for later starts").isTrue();
  }

  @Test
  void withoutKafkaAProjectionThatWasNeverFullIsNotShownHoweverLongItTakes() {
    catchUp.recall(offsets);
    clock.pass(Duration.ofDays(1));
    assertThat(catchUp.maySeeProjection()).isFalse();
  }

  @Test
  void withoutKafkaAProjectionThatWasFullOnceIsShownAfterAWhile() {
    offsets.caughtUp = true;
    catchUp.recall(offsets);
    assertThat(catchUp.maySeeProjection()).isFalse();
    clock.pass(PATIENCE);
    assertThat(catchUp.maySeeProjection()).isTrue();
    assertThat(catchUp.isDone()).as("caught up").isFalse();
  }

  @Test
  void asLongAsNewsComeTheyAreWaitedFor() {
    offsets.caughtUp = true;
    catchUp.recall(offsets);
    catchUp.aimAt(Map.of(PARTITION, 100L));
    for (int i = 0; i < 10; i++) {
      clock.pass(PATIENCE.minusSeconds(1));
      readUpTo(i);
      assertThat(catchUp.maySeeProjection()).isFalse();
    }
    clock.pass(PATIENCE.minusSeconds(1));
    readUpTo(9);
    clock.pass(Duration.ofSeconds(1));
    assertThat(catchUp.maySeeProjection()).as("nothing new for too long").isTrue();
  }

  @Test
  void whatIsShownStaysShownWhenKafkaComesBack() {
    offsets.caughtUp = true;
    catchUp.recall(offsets);
    clock.pass(PATIENCE);
    assertThat(catchUp.maySeeProjection()).isTrue();
    catchUp.aimAt(Map.of(PARTITION, 2L));
    readUpTo(1);
    assertThat(catchUp.maySeeProjection()).isTrue();
  }

  private void readUpTo(long next) {
    offsets.store(Map.of(PARTITION, next));
    catchUp.look(offsets);
  }

  private static final class Offsets implements ConsumedOffsets {
    private final Map<TopicPartition, Long> stored = new HashMap<>();
    private boolean caughtUp;

    @Override
    public Map<TopicPartition, Long> all() {
      return stored;
    }

    @Override
    public void store(Map<TopicPartition, Long> news) {
      stored.putAll(news);
    }

    @Override
    public boolean haveCaughtUpBefore() {
      return caughtUp;
    }

    @Override
    public void noteCaughtUp() {
      caughtUp = true;
    }
  }
}
