package dev.calbridge.scheduler.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Collision;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.base.Warning;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.tenant.BufferUse;
import dev.calbridge.scheduler.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {

  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final UUID ROOM = new UUID(1, 1);
  private static final UUID OTHER_ROOM = new UUID(1, 2);
  private static final UUID CANCELLED = new UUID(2, 1);
  private static final UUID WANTED = new UUID(3, 0);

  private int capacity = 1;
  private boolean overbooking;
  private boolean warn;
  private BufferUse bufferUse = BufferUse.RESOURCE;

  @ParameterizedTest
  @CsvSource({
    "09:00, 10:00, slot-taken",
    "09:30, 09:45, slot-taken",
    "08:00, 12:00, slot-taken",
    "09:59, 11:00, slot-taken",
    "10:00, 11:00, free",
    "08:00, 09:00, free",
    "11:00, 12:00, free"
  })
  void anAppointmentFitsBesideAnother(String start, String end, String answer) {
    assertThat(answer(on(start, end), on("09:00", "10:00"))).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "RESOURCE, 10:15, slot-taken",
    "CUSTOMER, 10:15, slot-taken",
    "UNUSED, 10:15, free",
    "RESOURCE, 10:25, free"
  })
  void buffersTakeTimeIfTheTenantUsesThem(BufferUse use, String start, String answer) {
    bufferUse = use;
    Appointment wanted = buffered(on(start, "11:00"), new Buffers(5, 0));
    assertThat(answer(wanted, buffered(on("09:00", "10:00"), new Buffers(0, 20))))
        .isEqualTo(answer);
  }

  @Test
  void asManyFitAtOnceAsTheCapacitySays() {
    capacity = 2;
    Appointment first = on("09:00", "10:00");
    Appointment second = on("10:00", "11:00");
    assertThat(answer(on("09:00", "11:00"), first, second)).isEqualTo("free");
    assertThat(answer(on("09:00", "11:00"), first, second, on("10:30", "10:40")))
        .isEqualTo("slot-taken");
  }

  @Test
  void whatIsCancelledTakesNoTime() {
    Appointment cancelled = on("09:00", "10:00").withStatus(CANCELLED);
    assertThat(answer(on("09:00", "10:00"), cancelled)).isEqualTo("free");
    assertThat(answer(cancelled, on("09:00", "10:00"))).isEqualTo("free");
  }

  @Test
  void overbookingIsAWarningWhereTheTenantAllowsIt() {
    overbooking = true;
    Capacity found = check(null, on("09:00", "10:00"), List.of(on("09:30", "10:30")), List.of());
    assertThat(found.refusal()).isEmpty();
    assertThat(found.warnings()).extracting(Warning::code).containsExactly("overbooked");
    assertThat(found.warnings().getFirst().collisions())
        .containsExactly(
            new Collision(
                Collision.Kind.APPOINTMENT,
                new UUID(3, 1),
                ROOM,
                Instant.parse("2026-11-23T08:30:00Z"),
                Instant.parse("2026-11-23T09:30:00Z")));
  }

  @Test
  void aSeriesCollidesWithEachOfItsOccurrences() {
    Appointment weekly = series("FREQ=WEEKLY", List.of(), List.of());
    Appointment inThreeWeeks = at("2026-12-14T09:30:00", "2026-12-14T10:30:00");
    assertThat(answer(weekly, inThreeWeeks)).isEqualTo("slot-taken");
    assertThat(answer(inThreeWeeks, weekly)).isEqualTo("slot-taken");
    LocalDateTime third = LocalDateTime.parse("2026-12-14T09:00:00");
    Appointment without = series("FREQ=WEEKLY", List.of(third), List.of());
    assertThat(answer(without, inThreeWeeks)).isEqualTo("free");
    assertThat(answer(inThreeWeeks, without)).isEqualTo("free");
    Appointment added = series("FREQ=YEARLY", List.of(), List.of(third));
    assertThat(answer(inThreeWeeks, added)).isEqualTo("slot-taken");
  }

  @Test
  void aChangedOccurrenceTakesItsOwnTimeOnly() {
    LocalDateTime third = LocalDateTime.parse("2026-12-14T09:00:00");
    Appointment weekly = series("FREQ=WEEKLY", List.of(), List.of());
    Appointment moved = at("2026-12-15T14:00:00", "2026-12-15T15:00:00");
    Appointment series = changed(weekly, ChangedOccurrence.of(third, moved));
    assertThat(answer(at("2026-12-14T09:00:00", "2026-12-14T10:00:00"), series)).isEqualTo("free");
    assertThat(answer(at("2026-12-15T14:30:00", "2026-12-15T14:40:00"), series))
        .isEqualTo("slot-taken");
    Appointment off = changed(weekly, ChangedOccurrence.of(third, moved.withStatus(CANCELLED)));
    assertThat(answer(at("2026-12-15T14:30:00", "2026-12-15T14:40:00"), off)).isEqualTo("free");
  }

  @Test
  void aSeriesKeepsItsHourWhenTheClocksChange() {
    Appointment weekly = series("FREQ=WEEKLY", List.of(), List.of());
    assertThat(answer(at("2027-04-05T09:59:00", "2027-04-05T11:00:00"), weekly))
        .isEqualTo("slot-taken");
    assertThat(answer(at("2027-04-05T10:00:00", "2027-04-05T11:00:00"), weekly)).isEqualTo("free");
  }

  @Test
  void theHourThatComesTwiceIsTwoHours() {
    Appointment first = at("2026-10-25T02:15:00", "2026-10-25T02:45:00");
    EntrySpan second =
        new EntrySpan.Timed(
            LocalDateTime.parse("2026-10-25T01:15:00"),
            LocalDateTime.parse("2026-10-25T01:45:00"),
            ZoneId.of("UTC"));
    assertThat(answer(times(second, null), first)).isEqualTo("free");
    assertThat(answer(first, first)).isEqualTo("slot-taken");
  }

  @Test
  void twoSeriesAreLookedAtForAYear() {
    Appointment daily = series("FREQ=DAILY", List.of(), List.of());
    assertThat(answer(daily, at("2027-11-20T09:00:00", "2027-11-20T10:00:00")))
        .isEqualTo("slot-taken");
    assertThat(answer(daily, at("2027-12-20T09:00:00", "2027-12-20T10:00:00"))).isEqualTo("free");
  }

  @Test
  void wholeDaysAreThoseOfTheResourcesZone() {
    Appointment day =
        times(
            new EntrySpan.AllDay(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25")),
            null);
    assertThat(answer(at("2026-11-24T00:00:00", "2026-11-24T00:30:00"), day))
        .isEqualTo("slot-taken");
    assertThat(answer(at("2026-11-23T23:30:00", "2026-11-24T00:00:00"), day)).isEqualTo("free");
    assertThat(answer(at("2026-11-25T00:00:00", "2026-11-25T01:00:00"), day)).isEqualTo("free");
  }

  @Test
  void anotherResourcesBookIsNotInTheWay() {
    Appointment elsewhere =
        new Appointment(
            OTHER_ROOM,
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
            on("09:00", "10:00").span(),
            null,
            List.of(),
            List.of());
    assertThat(answer(on("09:00", "10:00"), elsewhere)).isEqualTo("free");
  }

  @Test
  void whatItTookBeforeItMayKeep() {
    Appointment before = on("09:00", "10:00");
    List<Appointment> others = List.of(on("09:00", "10:00"));
    assertThat(check(before, on("09:15", "09:45"), others, List.of()).refusal()).isEmpty();
    assertThat(check(before, on("09:00", "10:15"), others, List.of()).refusal()).isPresent();
  }

  @Test
  void anUnavailabilityWarnsOrRefuses() {
    List<ResourceTime> lunch =
        List.of(
            new ResourceTime(
                ROOM,
                null,
                null,
                at("2026-11-02T12:00:00", "2026-11-02T13:00:00").span(),
                new Recurrence("FREQ=DAILY", List.of())));
    Appointment wanted = on("12:30", "13:30");
    assertThat(check(null, wanted, List.of(), lunch).refusal())
        .map(Failure::code)
        .contains("resource-unavailable");
    assertThat(check(null, on("13:00", "13:30"), List.of(), lunch).refusal()).isEmpty();
    warn = true;
    Capacity warned = check(null, wanted, List.of(), lunch);
    assertThat(warned.refusal()).isEmpty();
    assertThat(warned.warnings()).extracting(Warning::code).containsExactly("while-unavailable");
  }

  private String answer(Appointment wanted, Appointment... others) {
    return check(null, wanted, List.of(others), List.of())
        .refusal()
        .map(Failure::code)
        .orElse("free");
  }

  private Capacity check(
      @Nullable Appointment before,
      Appointment wanted,
      List<Appointment> others,
      List<ResourceTime> away) {
    BookedTimes.At times = (BookedTimes.At) BookedTimes.of(wanted);
    List<Stored<Appointment>> stored =
        Stream.iterate(0, i -> i < others.size(), i -> i + 1)
            .map(i -> new Stored<>(new UUID(3, i + 1L), 1, others.get(i), NOW, NOW))
            .toList();
    List<Stored<ResourceTime>> unavailable =
        away.stream().map(one -> new Stored<>(new UUID(4, 1), 1, one, NOW, NOW)).toList();
    Facts facts =
        new Facts(
            "optik",
            surroundings(),
            before == null ? null : new Stored<>(WANTED, 1, before, NOW, NOW),
            List.of(),
            0,
            null,
            false,
            false,
            null,
            NOW,
            new Neighbourhood(times.window(NOW), stored, unavailable));
    return Capacity.of(facts, WANTED, wanted);
  }

  private Surroundings surroundings() {
    LinkedHashMap<UUID, AppointmentStatus> statuses = new LinkedHashMap<>();
    statuses.put(CANCELLED, new AppointmentStatus("abgesagt", EntryStatus.CANCELLED, 1));
    Resource room =
        new Resource(
            "Raum", null, null, null, 15, capacity, null, null, List.of(), true, true, true, false,
            warn, false, null);
    return new Surroundings(
        new Tenant(
            "Optik", "Europe/Berlin", List.of(), null, false, overbooking, bufferUse, false, null),
        Map.of(ROOM, new KnownResource(ROOM, room, null)),
        Map.of(),
        Map.of(),
        statuses,
        Map.of());
  }

  private static Appointment on(String start, String end) {
    return at("2026-11-23T" + start + ":00", "2026-11-23T" + end + ":00");
  }

  private static Appointment at(String start, String end) {
    return times(
        new EntrySpan.Timed(LocalDateTime.parse(start), LocalDateTime.parse(end), BERLIN), null);
  }

  private static Appointment series(
      String rule, List<LocalDateTime> excluded, List<LocalDateTime> added) {
    return times(on("09:00", "10:00").span(), new Recurrence(rule, excluded, added, List.of()));
  }

  private static Appointment times(EntrySpan span, @Nullable Recurrence recurrence) {
    return new Appointment(
        ROOM,
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
        span,
        recurrence,
        List.of(),
        List.of());
  }

  private static Appointment changed(Appointment series, ChangedOccurrence one) {
    return series.withTimes(series.span(), series.recurrence(), List.of(one));
  }

  private static Appointment buffered(Appointment value, Buffers buffers) {
    return new Appointment(
        ROOM,
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
        value.span(),
        null,
        List.of(),
        List.of(),
        List.of(),
        buffers,
        null);
  }
}
