package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.Service;
import dev.calbridge.platform.testkit.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What docs/operations/backup-and-restore.md says of google-sync-service, done: its backup is older
 * than what Google, the house and the consumer's offsets have seen since.
 */
@ExtendWith(StackExtension.class)
class RestoredLinksTest {

  private static final String CONSUMER_GROUP = "google-sync-service";

  private static final Path SCRIPTS =
      Path.of(System.getProperty("calbridge.root"), "deploy/restore");

  @Test
  void linksFindTheirWayBackWithoutDoublesAndWithoutWritingAnything(House house) throws Exception {
    LocalDateTime day = House.daysAhead(13, 8);
    UUID changed = appointment(house, "Vorher innen", day);
    appointment(house, "Vorher aussen", day.plusHours(1));
    UUID deleted = appointment(house, "Vorher da", day.plusHours(2));
    DatabaseDump backup = DatabaseDump.of(contents(house));

    house.rest().change(changed, "Nachher innen", day.plusHours(4), 60);
    house.rest().delete(deleted);
    UUID inside = appointment(house, "Neu von innen", day.plusHours(5));
    String moved = house.google().event("Vorher aussen").orElseThrow().path("id").asText();
    house.google().move(moved, day.plusHours(6), 60);
    house.google().create("Neu von aussen", day.plusHours(7), 60);
    house.awaitInGoogle("Nachher innen", day.plusHours(4));
    house.awaitGoneFromGoogle("Vorher da");
    house.awaitInDav("Vorher aussen", day.plusHours(6));
    UUID outside = house.awaitNewInRest("Neu von aussen", day.plusHours(7));
    house.awaitInDav("Neu von aussen", day.plusHours(7));
    awaitRest(house);
    Map<String, String> google = eTags(house.google().events());
    Map<String, String> dav = eTags(house.dav().items());
    List<String> parked = parked(house);

    house.stack().stop(Service.GOOGLE_SYNC);
    house.stack().forgetDatabase(Service.GOOGLE_SYNC);
    assertThat(house.stack().migrate(Service.GOOGLE_SYNC)).isZero();
    backup.restore(contents(house));
    forgetOffsets(house);
    run(house, "google-hold.sql");
    try (Connection deaf = contents(house).connect()) {
      keepEntriesAway(deaf);
      house.stack().start(Service.GOOGLE_SYNC);
      awaitTurns(house);
      assertThat(heardOf(house, inside)).as("heard of while nothing could be").isEmpty();
    }
    awaitNoLag(house);
    assertThat(heardOf(house, inside)).as("heard of").isNotEmpty();
    assertThat(heardOf(house, outside)).as("heard of").isNotEmpty();
    run(house, "google-release.sql");
    awaitRest(house);

    assertThat(parked(house)).as("what could not be brought in line").isEqualTo(parked);
    assertThat(eTags(house.google().events())).as("events in Google").isEqualTo(google);
    assertThat(eTags(house.dav().items())).as("objects in CalDAV").isEqualTo(dav);
    house.rest().change(inside, "Danach innen", day.plusHours(8), 60);
    house.google().move(moved, day.plusHours(9), 60);
    house.awaitInGoogle("Danach innen", day.plusHours(8));
    house.awaitInDav("Vorher aussen", day.plusHours(9));
  }

  private static UUID appointment(House house, String title, LocalDateTime start) {
    UUID id = UUID.randomUUID();
    house.rest().create(id, title, start, 30);
    house.awaitInGoogle(title, start);
    return id;
  }

  /** Every link has looked at Google since, and nothing is left to do that can be done. */
  private static void awaitRest(House house) {
    String now = contents(house).texts("select now()").getFirst();
    house.soon(
        () ->
            assertThat(
                    contents(house)
                        .texts(
                            "select link.id from link where last_inward is null or last_inward < '"
                                + now
                                + "' union select link from pair where due_at is not null"
                                + " and parked is null"))
                .isEmpty());
  }

  /** Other tests may have left some. */
  private static List<String> parked(House house) {
    return contents(house)
        .texts(
            "select coalesce(entry::text, event) || ': ' || parked from pair"
                + " where parked is not null order by 1");
  }

  /** Until that connection is closed no record can be applied: Kafka is as slow as can be. */
  private static void keepEntriesAway(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    execute(connection, "lock table entry in share row exclusive mode");
  }

  /** Workers have been at the queue since, and have ended every turn that they took. */
  private static void awaitTurns(House house) throws SQLException {
    // a link that nobody holds and nobody knows: it is claimed with all that may be claimed
    UUID stranger = UUID.randomUUID();
    try (Connection connection = contents(house).connect()) {
      execute(
          connection,
          "insert into link_queue (link, tenant, poll_at) values ('%s', 'none', now())"
              .formatted(stranger));
      house.soon(
          () ->
              assertThat(
                      contents(house)
                          .texts(
                              """
                              select link from link_queue
                              where link = '%1$s' and lease_owner is null
                              union
                              select link from link_queue
                              where link <> '%1$s'
                                and coalesce(lease_until, now()) < now() + interval '1 hour'
                                and (lease_owner is not null or least(work_at, poll_at) <= now())
                              """
                                  .formatted(stranger)))
                  .as("links with work to do, or under work, that the topics are not read for")
                  .isEmpty());
      execute(connection, "delete from link_queue where link = '%s'".formatted(stranger));
    }
  }

  /** Every partition has been read to its end: what one has told, another may still deny. */
  private static void awaitNoLag(House house) throws Exception {
    try (Admin admin = admin(house)) {
      house.soon(() -> assertThat(lag(admin)).as("lag at Kafka").isEmpty());
    }
  }

  private static Map<TopicPartition, Long> lag(Admin admin) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(CONSUMER_GROUP).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (String topic : List.of(Topics.CALENDARS, Topics.CALENDAR_ENTRIES)) {
      for (TopicPartitionInfo partition :
          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions()) {
        asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
      }
    }
    Map<TopicPartition, Long> lag = new HashMap<>();
    admin
        .listOffsets(asked)
        .all()
        .get()
        .forEach(
            (partition, end) -> {
              OffsetAndMetadata at = read.get(partition);
              long left = end.offset() - (at == null ? 0 : at.offset());
              if (left > 0) {
                lag.put(partition, left);
              }
            });
    return lag;
  }

  private static List<String> heardOf(House house, UUID entry) {
    return contents(house)
        .texts("select id from entry where snapshot is not null and id = '" + entry + "'");
  }

  /** What {@code kafka-consumer-groups --delete} does: the topics are read from the beginning. */
  private static void forgetOffsets(House house) throws Exception {
    try (Admin admin = admin(house)) {
      admin.deleteConsumerGroups(List.of(CONSUMER_GROUP)).all().get();
    }
  }

  private static Admin admin(House house) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, house.stack().kafka().bootstrapServers()));
  }

  /** ETags by id: the same events, unwritten since. */
  private static Map<String, String> eTags(JsonNode events) {
    Map<String, String> found = new TreeMap<>();
    StreamSupport.stream(events.spliterator(), false)
        .forEach(event -> found.put(event.path("id").asText(), event.path("etag").asText()));
    return found;
  }

  private static Map<String, String> eTags(Map<String, DavCalendar.Item> items) {
    Map<String, String> found = new TreeMap<>();
    items.forEach((name, item) -> found.put(name, item.eTag()));
    return found;
  }

  private static void run(House house, String script) throws IOException, SQLException {
    try (Connection connection = contents(house).connect()) {
      execute(connection, Files.readString(SCRIPTS.resolve(script)));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DatabaseContents contents(House house) {
    return new DatabaseContents(house.stack().postgres(), Service.GOOGLE_SYNC.database());
  }
}
