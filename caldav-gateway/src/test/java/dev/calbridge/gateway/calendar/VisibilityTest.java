package dev.calbridge.gateway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.ResourceKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityTest {

  private static final UUID MAIN = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  /**
   * The user's own calendar is in the main and the second branch. The credential is for the main.
   */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          PERSON, anna, 3, false, true, true
          PERSON, anna, 3, false, false, false
          PERSON, ben, 1, false, true, false
          PERSON, -, 1, false, true, false
          PLACE, -, 1, false, true, true
          PLACE, -, 2, false, true, true
          PLACE, -, 3, false, true, false
          PLACE, -, 3, true, true, true
          PLACE, -, 1, true, false, false
          """)
  void aCalendarIsOpenOrNot(
      ResourceKind kind,
      String owner,
      int branch,
      boolean everywhere,
      boolean synchronised,
      boolean open) {
    StoredCalendar asked = calendar(kind, owner, everywhere, synchronised, new UUID(0, branch));
    StoredCalendar own = calendar(ResourceKind.PERSON, "anna", false, true, MAIN, SECOND);

    assertThat(Visibility.of("anna", MAIN, List.of(asked, own)).contains(asked)).isEqualTo(open);
  }

  private static StoredCalendar calendar(
      ResourceKind kind, String owner, boolean everywhere, boolean synchronised, UUID... branches) {
    return new StoredCalendar(
        new CalendarSnapshot(
            "t",
            UUID.randomUUID(),
            1,
            "n",
            null,
            null,
            kind,
            owner == null ? null : new CalendarSnapshot.Owner(UUID.randomUUID(), owner),
            Arrays.asList(branches),
            everywhere,
            "Europe/Berlin",
            synchronised,
            false,
            Instant.EPOCH),
        "anna",
        "",
        0);
  }
}
