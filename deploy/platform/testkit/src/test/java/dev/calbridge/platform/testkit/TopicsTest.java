package dev.calbridge.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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
  void aTopicNeedsAPartition() {
    assertThatThrownBy(() -> new Topics("", 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
