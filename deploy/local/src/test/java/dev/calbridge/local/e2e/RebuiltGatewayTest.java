package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.Service;
import dev.calbridge.local.compat.Events;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The projection is only a picture of what Kafka holds. */
@ExtendWith(StackExtension.class)
class RebuiltGatewayTest {

  @Test
  void an_empty_database_fills_itself_with_the_same_objects(House house) {
    LocalDateTime start = House.daysAhead(10, 9);
    String byRest = House.title("Aus REST");
    house.rest().create(UUID.randomUUID(), byRest, start, 60);
    String uid = UUID.randomUUID().toString();
    house
        .dav()
        .put("von%20mir.ics", Events.event(uid, "Aus CalDAV", start), null)
        .expect("PUT", 201);
    UUID deleted = UUID.randomUUID();
    String gone = House.title("Schon fort");
    house.rest().create(deleted, gone, start, 60);
    house.awaitInDav(byRest, start);
    house.awaitInDav(gone, start);
    house.rest().delete(deleted);
    house.awaitGoneFromDav(gone);
    Map<String, String> before = bodies(house);

    house.stack().stop(Service.GATEWAY);
    house.stack().forgetDatabase(Service.GATEWAY);
    house.stack().start(Service.GATEWAY);

    house.soon(() -> assertThat(bodies(house)).isEqualTo(before));
    assertThat(bodies(house).values()).anyMatch(body -> body.contains(uid));
  }

  /** What everybody sees: what a user alone keeps is in no topic. */
  private static Map<String, String> bodies(House house) {
    return house.dav().items().values().stream()
        .collect(Collectors.toMap(DavCalendar.Item::href, item -> shared(item.data())));
  }

  private static String shared(String data) {
    return data.replaceAll("(?s)BEGIN:(VALARM|VTIMEZONE).*?END:\\1", "")
        .lines()
        .filter(line -> line.matches("(UID|SUMMARY|DTSTART|DTEND|LOCATION|RRULE|STATUS)[;:].*"))
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
