package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.HttpCalls.Answer;
import dev.calbridge.local.Person;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.Service;
import dev.calbridge.local.compat.Events;
import dev.calbridge.local.demo.DemoUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What docs/operations/backup-and-restore.md says, done: a backup is older than what Kafka and the
 * calendar programs have seen since.
 */
@ExtendWith(StackExtension.class)
class RestoredDatabaseTest {

  private static final List<Service> LOST =
      List.of(Service.CREDENTIAL, Service.SCHEDULER, Service.GATEWAY);

  @Test
  void everybody_goes_back_to_what_the_backup_has(House house) throws Exception {
    LocalDateTime start = House.daysAhead(12, 9);
    UUID kept = UUID.randomUUID();
    String before = House.title("Vor der Sicherung");
    house.rest().create(kept, before, start, 60);
    house.awaitInDav(before, start);
    house.awaitInGoogle(before, start);
    String reminded = reminded(house, before, start);
    Map<Service, DatabaseDump> backup = new EnumMap<>(Service.class);
    LOST.forEach(service -> backup.put(service, DatabaseDump.of(contents(house, service))));

    String after = House.title("Nach der Sicherung");
    house.rest().change(kept, after, start.plusHours(2), 60);
    String ghost = House.title("Nie gesichert");
    house.rest().create(UUID.randomUUID(), ghost, start.plusHours(4), 60);
    house.awaitInDav(after, start.plusHours(2));
    house.awaitInDav(ghost, start.plusHours(4));
    house.awaitInGoogle(after, start.plusHours(2));
    house.awaitInGoogle(ghost, start.plusHours(4));
    String lastETag = house.inDav(after).orElseThrow().eTag();

    long since = Instant.now().getEpochSecond();
    LOST.parallelStream()
        .forEach(
            service -> {
              house.stack().stop(service);
              restore(house, service, backup.get(service));
            });
    run(house, Service.SCHEDULER, script("scheduler.sql"));
    LOST.parallelStream().forEach(house.stack()::start);
    republish(house);

    house.awaitInDav(before, start);
    house.awaitInGoogle(before, start);
    DavCalendar.Item item = house.inDav(before).orElseThrow();
    assertThat(item.eTag()).isNotEqualTo(lastETag);
    assertThat(item.data()).as("the user's own alarm").contains(reminded);
    bury(house, since);
    house.awaitGoneFromDav(ghost);
    house.awaitGoneFromGoogle(ghost);
    assertEverythingGoesOn(house, kept, item, start);
  }

  private static void restore(House house, Service service, DatabaseDump backup) {
    house.stack().forgetDatabase(service);
    try {
      assertThat(house.stack().migrate(service)).isZero();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
    backup.restore(contents(house, service));
  }

  /** Both directions work, and programs see it. */
  private static void assertEverythingGoesOn(
      House house, UUID kept, DavCalendar.Item item, LocalDateTime start) {
    String outside = House.title("Von aussen");
    house
        .dav()
        .put(item.name(), Events.edited(item, outside, start.plusHours(1)), item.eTag())
        .expect("PUT", 200, 204);
    house.awaitInRest(kept, outside, start.plusHours(1));
    String inside = House.title("Von innen");
    house.rest().change(kept, inside, start.plusHours(2), 60);
    house.awaitInDav(inside, start.plusHours(2));
    house.awaitInGoogle(inside, start.plusHours(2));
  }

  private static String reminded(House house, String title, LocalDateTime start) {
    String alarm = "TRIGGER:-PT37M";
    DavCalendar.Item item = house.inDav(title).orElseThrow();
    String text =
        Events.edited(item, title, start)
            .replaceAll("(?s)BEGIN:VALARM.*?END:VALARM\r\n", "")
            .replace(
                "END:VEVENT",
                "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Gleich\r\n"
                    + alarm
                    + "\r\nEND:VALARM\r\nEND:VEVENT");
    house.dav().put(item.name(), text, item.eTag()).expect("PUT", 200, 204);
    assertThat(house.inDav(title).orElseThrow().data()).contains(alarm);
    return alarm;
  }

  private static void republish(House house) {
    Person operator = house.demonstration().people().person(DemoUsers.OPERATOR);
    Answer begun =
        operator
            .callAt(
                house.stack().url(Listener.SCHEDULER), "POST", "/api/v1/republications", Map.of())
            .expect("Republication", 202);
    house.soon(
        () ->
            assertThat(
                    operator
                        .callAt(
                            house.stack().url(Listener.SCHEDULER),
                            "GET",
                            "/api/v1/republications/" + begun.json().path("id").asText(),
                            null)
                        .json()
                        .hasNonNull("doneAt"))
                .isTrue());
  }

  /** Only what is left once everything told again has been read. */
  private static void bury(House house, long since) throws IOException, SQLException {
    String query = script("ghosts.sql").replace(":since", Long.toString(since));
    List<String> burials = contents(house, Service.GATEWAY).texts(query);
    assertThat(burials).hasSize(1);
    run(house, Service.SCHEDULER, burials.getFirst());
  }

  private static String script(String name) throws IOException {
    return Files.readString(Path.of(System.getProperty("calbridge.root"), "deploy/restore", name));
  }

  private static void run(House house, Service service, String sql) throws SQLException {
    try (Connection connection = contents(house, service).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DatabaseContents contents(House house, Service service) {
    return new DatabaseContents(house.stack().postgres(), service.database());
  }
}
