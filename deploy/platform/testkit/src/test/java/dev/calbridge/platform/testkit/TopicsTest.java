package dev.calbridge.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private final Map<String, Map<String, String>> policies =
      new Topics("t1.", 3)
          .all().stream().collect(Collectors.toMap(NewTopic::name, NewTopic::configs));

  @Test
  void snapshotsAreCompacted() {
    for (String name : List.of("calendars", "calendar-entries", "credentials", "oauth-grants")) {
      assertThat(policies.get("t1.calbridge." + name + ".v1"))
          .containsEntry("cleanup.policy", "compact");
    }
  }

  @Test
  void theJournalIsKeptForThirtyDays() {
    assertThat(policies.get("t1.calbridge.sync-journal.v1"))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "2592000000");
  }

  @Test
  void everyTopicHasADeadLetterTopicKeptForThirtyDays() {
    List<String> sources = policies.keySet().stream().filter(n -> !n.endsWith(".dlq")).toList();
    assertThat(sources).hasSize(5);
    for (String source : sources) {
      assertThat(policies.get(source + ".dlq"))
          .containsEntry("cleanup.policy", "delete")
          .containsEntry("retention.ms", "2592000000");
    }
  }

  @Test
  void topicsAreAwaitedUntilTheBrokerHasHeardOfEach() {
    Topics topics = new Topics("t1.", 3);
    Set<String> all = policies.keySet();
    Set<String> allButOne = new HashSet<>(all);
    allButOne.remove("t1.calbridge.calendars.v1");
    Deque<Set<String>> answers = new ArrayDeque<>(List.of(Set.of(), allButOne, all));
    topics.awaitPresent(answers::remove, Duration.ofSeconds(30));
    assertThat(answers).isEmpty();
    assertThatThrownBy(() -> topics.awaitPresent(() -> allButOne, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[t1.calbridge.calendars.v1]");
  }

  @Test
  void aTopicNeedsAPartition() {
    assertThatThrownBy(() -> new Topics("", 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
