package dev.calbridge.scheduler.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.contract.DiscreetText;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.tenant.Language;
import dev.calbridge.scheduler.tenant.OutsideDelete;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreetPictureTest {

  private static final Surroundings KNOWN = Book.surroundings(Language.DE, OutsideDelete.DELETE);

  @ParameterizedTest
  @CsvSource({
    "Sehtest Karla Kunde, Sehtest",
    "Karla Kunde: Sehtest, Sehtest",
    "KARLA KUNDE, Sehtest",
    "'Sehtest, Fr. Kunde', 'Sehtest, Fr.'",
    "Karlas Brille, Brille",
    "Sehtest (Karla Kunde) neu, Sehtest neu",
    "Sehtest – Karla, Sehtest",
    "Neukunde, Neukunde"
  })
  void theCustomersNameIsNotInTheTitle(String title, String discreet) {
    assertThat(texts(appointment(Book.KARLA, title, null, null, false)).title())
        .isEqualTo(discreet);
  }

  @Test
  void umlautsAreAlsoFoundAsTwoLetters() {
    assertThat(new Names("Jörg Müller").without("Sehtest Mueller, JOERG")).isEqualTo("Sehtest");
    assertThat(new Names(null).without("Sehtest Müller")).isEqualTo("Sehtest Müller");
    assertThat(new Names("Li").without("Li Limette")).isEqualTo("Limette");
  }

  @Test
  void notesAreShownWithoutTheBlock() {
    DiscreetText texts = texts(appointment(Book.KARLA, "Sehtest", "Frau Kunde kommt", null, false));
    assertThat(texts.description()).isEqualTo("Frau kommt");
    assertThat(texts(Book.appointment()).description()).isEqualTo("Brille");
  }

  @Test
  void aCustomersAddressIsNotShown() {
    assertThat(texts(appointment(Book.KARLA, "x", null, "Hauptstr. 1", true)).location()).isNull();
    assertThat(texts(appointment(Book.KARLA, "x", null, "Hauptstr. 1", false)).location())
        .isEqualTo("01 Stuttgart");
  }

  @Test
  void whatSaysNothingOfCustomersNeedsNoSecondText() {
    Appointment value = appointment(null, "Teamrunde", "Kaffee", "Café", false);
    assertThat(DiscreetPicture.of(value, EntryPicture.content(value, KNOWN), KNOWN)).isNull();
  }

  @Test
  void singleOccurrencesAreDiscreetAsWell() {
    LocalDateTime second = LocalDateTime.parse("2026-11-30T09:00:00");
    Appointment once = appointment(Book.KARLA, "Karla Kunde", null, null, false);
    Appointment series =
        once.withTimes(
            once.span(),
            new Recurrence("FREQ=WEEKLY", List.of()),
            List.of(ChangedOccurrence.of(second, once)));
    assertThat(texts(series).overrides())
        .containsExactly(new DiscreetText.OfOccurrence(second, "Sehtest", null, "01 Stuttgart"));
  }

  private static DiscreetText texts(Appointment value) {
    return DiscreetPicture.of(value, EntryPicture.content(value, KNOWN), KNOWN);
  }

  private static Appointment appointment(
      UUID customer, String title, String notes, String place, boolean homeVisit) {
    return new Appointment(
        Book.ANNA,
        null,
        Book.STUTTGART,
        customer,
        customer == null ? null : Book.EYE_TEST,
        null,
        title,
        notes,
        place,
        homeVisit,
        false,
        false,
        Book.MORNING,
        null,
        List.of(),
        List.of());
  }
}
