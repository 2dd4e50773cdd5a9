package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.AppointmentStatus;
import dev.calbridge.scheduler.appointment.AppointmentType;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryKind;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.organisation.Branch;
import dev.calbridge.scheduler.resource.Companion;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.tenant.Language;
import dev.calbridge.scheduler.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws appointments and unavailabilities as outside calendars see them. Pure. */
public final class EntryPicture {

  private EntryPicture() {}

  /** The entry of an appointment. */
  public static CalendarEntry of(
      String tenant,
      Stored<Appointment> appointment,
      List<EntryPlacement> placements,
      Surroundings known) {
    Appointment value = appointment.value();
    AppointmentType type = find(known.types(), value.type());
    KnownResource primary = known.resources().get(value.primaryResource());
    Integer reminder = primary == null ? null : primary.resource().reminderMinutes();
    EntryContent content = content(value, known);
    return new CalendarEntry(
        tenant,
        appointment.id(),
        EntryKind.APPOINTMENT,
        appointment.version(),
        placements,
        content,
        type == null ? null : type.color(),
        reminder == null ? List.of() : List.of(reminder),
        false,
        appointment.createdAt(),
        appointment.changedAt(),
        DiscreetPicture.of(value, content, known));
  }

  /** The entry of an unavailability, in whichever calendar the tenant wants it. */
  public static CalendarEntry of(
      String tenant, Stored<ResourceTime> unavailability, Tenant settings) {
    UUID calendar = Companion.shownIn(unavailability.value().resource(), settings);
    return of(tenant, unavailability, settings.language(), calendar);
  }

  /** The same in the resource's own calendar, for files and feeds, which have no other. */
  public static CalendarEntry inOwnCalendar(
      String tenant, Stored<ResourceTime> unavailability, Language language) {
    return of(tenant, unavailability, language, unavailability.value().resource());
  }

  private static CalendarEntry of(
      String tenant, Stored<ResourceTime> unavailability, Language language, UUID calendar) {
    ResourceTime value = unavailability.value();
    String title = value.title() == null ? BlockWords.in(language).away() : value.title();
    EntryContent content =
        new EntryContent(
            title,
            value.notes(),
            List.of(),
            null,
            null,
            Busy.OUT_OF_OFFICE,
            value.span(),
            value.recurrence(),
            List.of());
    return new CalendarEntry(
        tenant,
        unavailability.id(),
        EntryKind.UNAVAILABILITY,
        unavailability.version(),
        List.of(Placements.usual(unavailability.id(), calendar)),
        content,
        null,
        List.of(),
        true,
        unavailability.createdAt(),
        unavailability.changedAt());
  }

  /** What calendars show of an appointment. */
  public static EntryContent content(Appointment value, Surroundings known) {
    AppointmentType type = find(known.types(), value.type());
    AppointmentStatus status = find(known.statuses(), value.status());
    String typeName = type == null ? null : type.name();
    Decoration.Block block =
        new Decoration.Block(
            find(known.customers(), value.customer()),
            typeName,
            status == null ? null : status.name(),
            value.homeVisit());
    return new EntryContent(
        value.title(),
        Decoration.decorate(value.notes(), block, known.tenant().language()),
        Stream.concat(Stream.ofNullable(typeName), value.otherCategories().stream()).toList(),
        location(value, known),
        status == null ? null : status.outside(),
        busy(value),
        value.span(),
        recurrence(value, known),
        value.extras());
  }

  private static @Nullable Recurrence recurrence(Appointment value, Surroundings known) {
    Recurrence plain = value.recurrence();
    if (plain == null || value.changed().isEmpty()) {
      return plain;
    }
    return new Recurrence(
        plain.rule(),
        plain.excluded(),
        plain.added(),
        value.changed().stream()
            .map(one -> new EntryOverride(one.occurrence(), content(value.single(one), known)))
            .toList());
  }

  private static @Nullable String location(Appointment value, Surroundings known) {
    if (value.place() != null) {
      return value.place();
    }
    Branch branch = find(known.branches(), value.branch());
    return branch == null ? null : branch.name();
  }

  private static Busy busy(Appointment value) {
    if (value.shownAsUnavailable()) {
      return Busy.OUT_OF_OFFICE;
    }
    return value.free() ? Busy.FREE : Busy.BUSY;
  }

  private static <T> @Nullable T find(Map<UUID, T> known, @Nullable UUID id) {
    return id == null ? null : known.get(id);
  }
}
