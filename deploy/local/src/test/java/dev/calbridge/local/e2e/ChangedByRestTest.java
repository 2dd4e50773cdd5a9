package dev.calbridge.local.e2e;

import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class ChangedByRestTest {

  @Test
  void an_appointment_appears_moves_and_disappears_in_caldav_and_google(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Sehtest");
    LocalDateTime start = House.daysAhead(3, 9);

    house.rest().create(id, title, start, 60);
    house.awaitInDav(title, start);
    house.awaitInGoogle(title, start);

    LocalDateTime later = start.plusHours(2);
    house.rest().change(id, title, later, 60);
    house.awaitInDav(title, later);
    house.awaitInGoogle(title, later);

    house.rest().delete(id);
    house.awaitGoneFromDav(title);
    house.awaitGoneFromGoogle(title);
  }
}
