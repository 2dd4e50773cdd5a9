package dev.calbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.platform.testkit.Kafka;
import dev.calbridge.platform.testkit.Platform;
import dev.calbridge.platform.testkit.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** On the real broker: topics have their policies, and nobody gets one by a slip of the pen. */
class TopicsOnBrokerTest {

  private final Kafka kafka = Platform.current().kafka();
  private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
  private final Topics topics = new Topics(prefix, 2);

  @Test
  void aCompactedTopicTakesRecordsAndGivesThemBack() throws Exception {
    topics.createMissing(kafka);
    Records credentials = new Records(kafka, prefix + Topics.CREDENTIALS);
    credentials.send("tenant/1", "a");
    credentials.send("tenant/2", "b");
    assertThat(credentials.all()).containsExactlyInAnyOrder("tenant/1=a", "tenant/2=b");
  }

  @Test
  void theBrokerKnowsThePolicies() throws Exception {
    topics.createMissing(kafka);
    assertThat(setting(Topics.CALENDAR_ENTRIES, "cleanup.policy")).isEqualTo("compact");
    assertThat(setting(Topics.SYNC_JOURNAL, "cleanup.policy")).isEqualTo("delete");
    assertThat(setting(Topics.SYNC_JOURNAL, "retention.ms")).isEqualTo("2592000000");
    assertThat(setting(Topics.CREDENTIALS + ".dlq", "cleanup.policy")).isEqualTo("delete");
  }

  @Test
  void creatingThemTwiceChangesNothing() throws Exception {
    topics.createMissing(kafka);
    Records calendars = new Records(kafka, prefix + Topics.CALENDARS);
    calendars.send("tenant/1", "a");
    topics.createMissing(kafka);
    assertThat(calendars.all()).containsExactly("tenant/1=a");
  }

  @Test
  void thePlatformHasTheTopicsWithoutPrefix() throws Exception {
    try (Admin admin = admin()) {
      assertThat(admin.listTopics().names().get())
          .contains(Topics.CALENDARS, Topics.SYNC_JOURNAL + ".dlq");
    }
  }

  @Test
  void anUnknownTopicIsNotCreatedByUse() {
    assertThatThrownBy(() -> new Records(kafka, prefix + "unknown").send("k", "v"))
        .hasMessageContaining("not present in metadata");
  }

  private String setting(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic);
    try (Admin admin = admin()) {
      return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
    }
  }

  private Admin admin() {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
  }
}
