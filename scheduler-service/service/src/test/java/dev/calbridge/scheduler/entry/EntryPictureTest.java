package dev.calbridge.scheduler.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryKind;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.tenant.Language;
import dev.calbridge.scheduler.tenant.OutsideDelete;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryPictureTest {

  @Test
  void anOrdinaryAppointment() {
    CalendarEntry entry = picture(Book.appointment(), Language.DE);
    assertThat(entry.kind()).isEqualTo(EntryKind.APPOINTMENT);
    assertThat(entry.version()).isEqualTo(3);
    assertThat(entry.content().title()).isEqualTo("Sehtest");
    assertThat(entry.content().description())
        .startsWith("Brille\n\n[Calbridge]")
        .contains("Kunde: Karla Kunde\nTyp: Sehtest\nStatus: bestätigt\n[/Calbridge]");
    assertThat(entry.content().categories()).containsExactly("Sehtest", "Privat");
    assertThat(entry.content().location()).isEqualTo("01 Stuttgart");
    assertThat(entry.content().status()).isEqualTo(EntryStatus.CONFIRMED);
    assertThat(entry.content().extras()).containsExactly("X-A:1");
    assertThat(entry.color()).isEqualTo("#2E7D32");
    assertThat(entry.reminders()).containsExactly(15);
    assertThat(entry.readOnly()).isFalse();
  }

  @Test
  void theBlockSpeaksTheTenantsLanguage() {
    assertThat(picture(Book.appointment(), Language.EN).content().description())
        .contains("Customer: Karla Kunde", "Type: Sehtest", "Status: bestätigt");
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, BUSY",
    "false, true, FREE",
    "true, false, OUT_OF_OFFICE",
    "true, true, OUT_OF_OFFICE"
  })
  void howItCountsForFreeTime(boolean shownAsUnavailable, boolean free, Busy busy) {
    Appointment plain = Book.appointment();
    Appointment value =
        new Appointment(
            plain.primaryResource(),
            null,
            null,
            null,
            null,
            null,
            "",
            null,
            null,
            false,
            shownAsUnavailable,
            free,
            plain.span(),
            null,
            List.of(),
            List.of());
    assertThat(picture(value, Language.DE).content().busy()).isEqualTo(busy);
  }

  @Test
  void aBareAppointmentShowsNothingItHasNot() {
    Appointment bare =
        new Appointment(
            Book.ANNA,
            null,
            null,
            null,
            null,
            null,
            "",
            null,
            null,
            false,
            false,
            false,
            Book.MORNING,
            null,
            List.of(),
            List.of());
    CalendarEntry entry = picture(bare, Language.DE);
    assertThat(entry.content().description()).isNull();
    assertThat(entry.content().location()).isNull();
    assertThat(entry.content().status()).isNull();
    assertThat(entry.content().categories()).isEmpty();
    assertThat(entry.color()).isNull();
  }

  @Test
  void aPlaceOfItsOwnGoesBeforeTheBranch() {
    Appointment home =
        new Appointment(
            Book.ANNA,
            null,
            Book.STUTTGART,
            null,
            null,
            Book.PLANNED,
            "",
            null,
            "Hauptstr. 1",
            true,
            false,
            false,
            Book.MORNING,
            null,
            List.of(),
            List.of());
    CalendarEntry entry = picture(home, Language.DE);
    assertThat(entry.content().location()).isEqualTo("Hauptstr. 1");
    assertThat(entry.content().description()).contains("Status: geplant\nHausbesuch\n");
    assertThat(entry.content().status()).isNull();
  }

  @Test
  void anUnavailabilityIsReadOnlyAndOutOfOffice() {
    UUID id = UUID.randomUUID();
    CalendarEntry entry =
        EntryPicture.of(
            "optik",
            new Stored<>(
                id,
                1,
                new ResourceTime(Book.ANNA, null, null, Book.MORNING, null),
                Book.NOW,
                Book.NOW),
            Book.surroundings(Language.EN, OutsideDelete.DELETE).tenant());
    assertThat(entry.kind()).isEqualTo(EntryKind.UNAVAILABILITY);
    assertThat(entry.readOnly()).isTrue();
    assertThat(entry.content().title()).isEqualTo("Unavailable");
    assertThat(entry.content().busy()).isEqualTo(Busy.OUT_OF_OFFICE);
    assertThat(entry.placements()).containsExactly(Placements.usual(id, Book.ANNA));
  }

  private static CalendarEntry picture(Appointment value, Language language) {
    return EntryPicture.of(
        "optik",
        Book.stored(value),
        Book.placements(),
        Book.surroundings(language, OutsideDelete.DELETE));
  }
}
