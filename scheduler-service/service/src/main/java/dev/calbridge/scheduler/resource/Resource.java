package dev.calbridge.scheduler.resource;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.contract.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What gets booked.
 *
 * @param name shown to people
 * @param kind person or place; absent means a person if there is an employee
 * @param employee the person; null for places
 * @param color {@code #RRGGBB}, or null
 * @param stepMinutes grid of the appointment book; absent means 15
 * @param capacity how many appointments at once; absent means 1
 * @param reminderMinutes minutes before the start at which calendars remind, or null for none
 * @param description shown to people, or null
 * @param branches where it is visible
 * @param allBranches true if visible in all branches of the tenant
 * @param visible false if the appointment book hides it
 * @param appointmentSyncAllowed true if outside calendars may show it
 * @param waitingList true if customers may wait for it
 * @param warnOnUnavailability true if a booking into an unavailability is made with a warning,
 *     false if it is refused; absent means true
 * @param onlineBookingAllowed true if the public may see its free slots
 * @param externalCalendar what a calendar elsewhere is known by there, or null; while a link
 *     connects the resource with a calendar, the link keeps it
 */
public record Resource(
    String name,
    ResourceKind kind,
    @Nullable UUID employee,
    @Nullable String color,
    Integer stepMinutes,
    Integer capacity,
    @Nullable Integer reminderMinutes,
    @Nullable String description,
    List<UUID> branches,
    boolean allBranches,
    Boolean visible,
    boolean appointmentSyncAllowed,
    boolean waitingList,
    Boolean warnOnUnavailability,
    boolean onlineBookingAllowed,
    @Nullable String externalCalendar)
    implements Checked {

  private static final int FOUR_WEEKS = 40_320;

  public Resource(
      @Nullable String name,
      @Nullable ResourceKind kind,
      @Nullable UUID employee,
      @Nullable String color,
      @Nullable Integer stepMinutes,
      @Nullable Integer capacity,
      @Nullable Integer reminderMinutes,
      @Nullable String description,
      @Nullable List<UUID> branches,
      boolean allBranches,
      @Nullable Boolean visible,
      boolean appointmentSyncAllowed,
      boolean waitingList,
      @Nullable Boolean warnOnUnavailability,
      boolean onlineBookingAllowed,
      @Nullable String externalCalendar) {
    this.name = Absent.text(name);
    this.kind = kind != null ? kind : employee == null ? ResourceKind.PLACE : ResourceKind.PERSON;
    this.employee = employee;
    this.color = color;
    this.stepMinutes = stepMinutes == null ? 15 : stepMinutes;
    this.capacity = capacity == null ? 1 : capacity;
    this.reminderMinutes = reminderMinutes;
    this.description = Absent.blank(description);
    this.branches = Absent.list(branches);
    this.allBranches = allBranches;
    this.visible = visible == null || visible;
    this.appointmentSyncAllowed = appointmentSyncAllowed;
    this.waitingList = waitingList;
    this.warnOnUnavailability = warnOnUnavailability == null || warnOnUnavailability;
    this.onlineBookingAllowed = onlineBookingAllowed;
    this.externalCalendar = Absent.blank(externalCalendar);
  }

  /** One that keeps no waiting list, warns and is not booked online. */
  public Resource(
      @Nullable String name,
      @Nullable ResourceKind kind,
      @Nullable UUID employee,
      @Nullable String color,
      @Nullable Integer stepMinutes,
      @Nullable Integer capacity,
      @Nullable Integer reminderMinutes,
      @Nullable String description,
      @Nullable List<UUID> branches,
      boolean allBranches,
      @Nullable Boolean visible,
      boolean appointmentSyncAllowed) {
    this(
        name,
        kind,
        employee,
        color,
        stepMinutes,
        capacity,
        reminderMinutes,
        description,
        branches,
        allBranches,
        visible,
        appointmentSyncAllowed,
        false,
        null,
        false,
        null);
  }

  /** The same, known elsewhere by that. */
  public Resource withExternalCalendar(@Nullable String calendar) {
    return new Resource(
        name,
        kind,
        employee,
        color,
        stepMinutes,
        capacity,
        reminderMinutes,
        description,
        branches,
        allBranches,
        visible,
        appointmentSyncAllowed,
        waitingList,
        warnOnUnavailability,
        onlineBookingAllowed,
        calendar);
  }

  /** True if people of that branch see it. */
  public boolean visibleIn(UUID branch) {
    return allBranches || branches.contains(branch);
  }

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks()
        .required("name", name, 200)
        .color(color)
        .optional("description", description, 4000)
        .optional("external-calendar", externalCalendar, 1000)
        .range("step-minutes", stepMinutes, 1, 1440)
        .range("capacity", capacity, 1, 1000)
        .range("reminder-minutes", reminderMinutes == null ? 0 : reminderMinutes, 0, FOUR_WEEKS)
        .range("branches", branches.size(), 0, 500)
        .that(
            (kind == ResourceKind.PERSON) == (employee != null),
            () ->
                BrokenRule.invalid(
                    "employee-and-kind", "A person has an employee, a place has none."))
        .first();
  }
}
