package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import dev.calbridge.google.emulator.api.Quotas;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsConformanceTest {
  private final Fixture google = Fixture.start();
  private final Calendar client = google.client(Transport.APACHE);

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void anAccountHasItsUnitsPerMinuteAndGetsThemBack() throws IOException {
    String calendar = Fixture.newCalendar(client);
    limit("{\"perUserMinute\":4}");
    client.calendars().get(calendar).execute();
    client.calendars().get(calendar).execute();
    client.calendars().get(calendar).execute();

    assertThat(reasonOf(refusalOf(() -> client.calendars().get(calendar).execute())))
        .isEqualTo("403 userRateLimitExceeded");

    google.advance("PT61S");
    assertThat(client.calendars().get(calendar).execute().getId()).isEqualTo(calendar);
  }

  @Test
  void aPatchCostsThree() throws IOException {
    String calendar = Fixture.newCalendar(client);
    Event event = client.events().insert(calendar, appointment()).execute();
    int before = used();

    client.events().patch(calendar, event.getId(), new Event().setSummary("x")).execute();

    assertThat(used() - before).isEqualTo(3);
  }

  @Test
  void theProjectAndTheCalendarHaveLimitsToo() throws IOException {
    String calendar = Fixture.newCalendar(client);
    limit("{\"writesPerCalendarMinute\":1}");
    client.events().insert(calendar, appointment()).execute();
    assertThat(reasonOf(refusalOf(() -> client.events().insert(calendar, appointment()).execute())))
        .isEqualTo("403 quotaExceeded");
    google.advance("PT61S");
    limit("{\"perProjectMinute\":1}");
    client.calendars().get(calendar).execute();
    assertThat(reasonOf(refusalOf(() -> client.calendars().get(calendar).execute())))
        .isEqualTo("403 rateLimitExceeded");
    limit("{\"perProjectMinute\":0,\"perProjectDay\":1}");
    assertThat(reasonOf(refusalOf(() -> client.calendars().get(calendar).execute())))
        .isEqualTo("403 dailyLimitExceeded");
  }

  @Test
  void googlesOwnLimitsHoldUnlessSaidOtherwise() {
    assertThat(google.control("GET", "/quotas", "").path("perUserMinute").asInt())
        .isEqualTo(Quotas.Limits.GOOGLE.perUserMinute())
        .isEqualTo(600);
  }

  @Test
  void anAnswerCanBreakOffInTheMiddle() throws IOException {
    String calendar = Fixture.newCalendar(client);
    google.control("POST", "/faults", "{\"method\":\"calendars.get\",\"spoil\":\"truncated\"}");

    assertThatThrownBy(() -> client.calendars().get(calendar).execute())
        .isInstanceOf(IOException.class);
    assertThat(client.calendars().get(calendar).execute().getId()).isEqualTo(calendar);
  }

  @Test
  void aListCanBeEmptyOrSayThingsTwice() throws IOException {
    String calendar = Fixture.newCalendar(client);
    client.events().insert(calendar, appointment()).execute();
    google.control("POST", "/faults", "{\"method\":\"events.list\",\"spoil\":\"empty\"}");
    assertThat(client.events().list(calendar).execute().getItems()).isEmpty();
    google.control("POST", "/faults", "{\"method\":\"events.list\",\"spoil\":\"repeated\"}");
    assertThat(client.events().list(calendar).execute().getItems()).hasSize(2);
    assertThat(client.events().list(calendar).execute().getItems()).hasSize(1);
  }

  @Test
  void aFaultCanHappenByChance() throws IOException {
    String calendar = Fixture.newCalendar(client);
    google.control(
        "POST",
        "/faults",
        "{\"method\":\"calendars.get\",\"status\":503,\"count\":1000,\"probability\":0.5}");
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      try {
        client.calendars().get(calendar).execute();
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(20, 80);
  }

  private int used() {
    return google.control("GET", "/quotas", "").path("usedToday").asInt();
  }

  private void limit(String limits) {
    google.control("POST", "/quotas", limits);
  }

  private static Event appointment() {
    return event("Termin", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00");
  }
}
