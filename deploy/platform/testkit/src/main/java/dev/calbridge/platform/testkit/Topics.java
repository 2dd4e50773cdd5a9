package dev.calbridge.platform.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics of Calbridge with their policies. Brokers create none by themselves.
 *
 * @param prefix put before each name, so that test runs on one broker do not see each other; empty
 *     in production
 * @param partitions of each topic; at least 1
 */
public record Topics(String prefix, int partitions) {

  public static final String CALENDARS = "calbridge.calendars.v1";
  public static final String CALENDAR_ENTRIES = "calbridge.calendar-entries.v1";
  public static final String CREDENTIALS = "calbridge.credentials.v1";
  public static final String OAUTH_GRANTS = "calbridge.oauth-grants.v1";
  public static final String SYNC_JOURNAL = "calbridge.sync-journal.v1";
  public static final String DEAD_LETTER_SUFFIX = ".dlq";

  private static final short REPLICATION = 1;

  /** A series with a thousand changed occurrences is larger than the usual mebibyte. */
  private static final String LARGEST_MESSAGE = Integer.toString(4 * 1024 * 1024);

  private static final Duration RETENTION = Duration.ofDays(30);

  /** A consumer that was away for up to a week still reads the deletions it missed. */
  private static final Duration TOMBSTONE_RETENTION = Duration.ofDays(7);

  private static final Duration KNOWN_AFTER = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(10);

  public Topics {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be 1 or more: " + partitions);
    }
  }

  /** Every topic and its dead letter topic. */
  public List<NewTopic> all() {
    List<NewTopic> topics = new ArrayList<>();
    for (String name : List.of(CALENDARS, CALENDAR_ENTRIES, CREDENTIALS, OAUTH_GRANTS)) {
      topics.add(topic(name, compacted()));
      topics.add(topic(name + DEAD_LETTER_SUFFIX, retained()));
    }
    topics.add(topic(SYNC_JOURNAL, retained()));
    topics.add(topic(SYNC_JOURNAL + DEAD_LETTER_SUFFIX, retained()));
    return List.copyOf(topics);
  }

  /**
   * Creates the topics that are missing, leaves the others as they are, and returns when the broker
   * answers for all of them: the controller confirms a topic before the broker has heard of it.
   *
   * @throws IllegalStateException if the broker refuses, is not reachable, or does not know the
   *     topics after half a minute
   */
  public void createMissing(Kafka kafka) {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      Set<String> present = present(admin);
      List<NewTopic> missing =
          all().stream().filter(topic -> !present.contains(topic.name())).toList();
      create(admin, missing);
      awaitPresent(() -> present(admin), KNOWN_AFTER);
    }
  }

  /**
   * Returns when every topic is among those present.
   *
   * @param present asked again until then; the names the broker knows
   * @throws IllegalStateException naming the topics that are not there in time
   */
  void awaitPresent(Supplier<Set<String>> present, Duration atMost) {
    Set<String> awaited = all().stream().map(NewTopic::name).collect(Collectors.toSet());
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      awaited.removeAll(present.get());
      if (awaited.isEmpty()) {
        return;
      }
      if (System.nanoTime() >= deadline) {
        throw new IllegalStateException("The broker does not know the topics " + awaited);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static void create(Admin admin, List<NewTopic> missing) {
    for (KafkaFuture<Void> created : admin.createTopics(missing).values().values()) {
      try {
        get(created);
      } catch (IllegalStateException failure) {
        // Somebody else was faster: what was wanted is there.
        if (!(failure.getCause() instanceof TopicExistsException)) {
          throw failure;
        }
      }
    }
  }

  private static Set<String> present(Admin admin) {
    return get(admin.listTopics().names());
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("Cannot create the topics", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating the topics", interrupted);
    }
  }

  private NewTopic topic(String name, Map<String, String> policy) {
    Map<String, String> configs = new HashMap<>(policy);
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LARGEST_MESSAGE);
    return new NewTopic(prefix + name, partitions, REPLICATION).configs(configs);
  }

  private static Map<String, String> compacted() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT,
        TopicConfig.DELETE_RETENTION_MS_CONFIG,
        Long.toString(TOMBSTONE_RETENTION.toMillis()));
  }

  private static Map<String, String> retained() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(RETENTION.toMillis()));
  }
}
