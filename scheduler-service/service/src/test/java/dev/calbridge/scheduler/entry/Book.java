package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.AppointmentStatus;
import dev.calbridge.scheduler.appointment.AppointmentType;
import dev.calbridge.scheduler.appointment.EarlierVersion;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.organisation.Branch;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.tenant.Language;
import dev.calbridge.scheduler.tenant.OutsideDelete;
import dev.calbridge.scheduler.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small shop in memory. */
final class Book {

  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  static final UUID APPOINTMENT = new UUID(1, 1);
  static final UUID ANNA = new UUID(2, 1);
  static final UUID BEN = new UUID(2, 2);
  static final UUID ROOM = new UUID(2, 3);
  static final UUID STUTTGART = new UUID(3, 1);
  static final UUID ESSLINGEN = new UUID(3, 2);
  static final UUID EYE_TEST = new UUID(4, 1);
  static final UUID FITTING = new UUID(4, 2);
  static final UUID PLANNED = new UUID(5, 1);
  static final UUID CONFIRMED = new UUID(5, 2);
  static final UUID SURE = new UUID(5, 3);
  static final UUID CANCELLED = new UUID(5, 4);
  static final UUID KARLA = new UUID(6, 1);
  static final EntrySpan MORNING =
      new EntrySpan.Timed(
          LocalDateTime.parse("2026-11-23T09:00:00"),
          LocalDateTime.parse("2026-11-23T09:30:00"),
          ZoneId.of("Europe/Berlin"));

  private Book() {}

  static Appointment appointment() {
    return new Appointment(
        ANNA,
        null,
        STUTTGART,
        KARLA,
        EYE_TEST,
        CONFIRMED,
        "Sehtest",
        "Brille",
        null,
        false,
        false,
        false,
        MORNING,
        null,
        List.of("Privat"),
        List.of("X-A:1"));
  }

  static Stored<Appointment> stored(Appointment value) {
    return new Stored<>(APPOINTMENT, 3, value, NOW, NOW);
  }

  static List<EntryPlacement> placements() {
    return List.of(Placements.usual(APPOINTMENT, ANNA));
  }

  static Facts facts(Appointment current, OutsideDelete outsideDelete) {
    return facts(current, outsideDelete, null);
  }

  /** With version 2 remembered. */
  static Facts facts(Appointment current, OutsideDelete outsideDelete, Appointment base) {
    Surroundings known = surroundings(Language.DE, outsideDelete);
    return new Facts(
        "optik",
        surroundings(Language.DE, outsideDelete),
        stored(current),
        placements(),
        0,
        null,
        false,
        false,
        base == null
            ? null
            : new EarlierVersion(
                2, base, EntryPicture.content(base, known), placements(), NOW, NOW, NOW, null),
        NOW.plusSeconds(60),
        null);
  }

  static Surroundings surroundings(Language language, OutsideDelete outsideDelete) {
    LinkedHashMap<UUID, AppointmentStatus> statuses = new LinkedHashMap<>();
    statuses.put(PLANNED, new AppointmentStatus("geplant", null, 1));
    statuses.put(CONFIRMED, new AppointmentStatus("bestätigt", EntryStatus.CONFIRMED, 2));
    statuses.put(SURE, new AppointmentStatus("ganz sicher", EntryStatus.CONFIRMED, 3));
    statuses.put(CANCELLED, new AppointmentStatus("abgesagt", EntryStatus.CANCELLED, 4));
    return new Surroundings(
        new Tenant("Optik", "Europe/Berlin", List.of(language), outsideDelete, false),
        Map.of(
            ANNA, resource(ANNA, UUID.randomUUID(), STUTTGART, "anna"),
            BEN, resource(BEN, UUID.randomUUID(), ESSLINGEN, "ben"),
            ROOM, resource(ROOM, null, STUTTGART, null)),
        Map.of(
            STUTTGART, new Branch("01 Stuttgart", "Europe/Berlin"),
            ESSLINGEN, new Branch("02 Esslingen", "Europe/Berlin")),
        Map.of(
            EYE_TEST, new AppointmentType("Sehtest", "#2E7D32", 30),
            FITTING, new AppointmentType("Anpassung", "#1565C0", 20)),
        statuses,
        Map.of(KARLA, "Karla Kunde"));
  }

  private static KnownResource resource(UUID id, UUID employee, UUID branch, String user) {
    return new KnownResource(
        id,
        new Resource(
            "R", null, employee, null, null, null, 15, null, List.of(branch), false, true, true),
        user);
  }
}
