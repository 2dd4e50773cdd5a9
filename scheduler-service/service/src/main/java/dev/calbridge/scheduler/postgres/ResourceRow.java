package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.contract.ResourceKind;
import dev.calbridge.scheduler.resource.Resource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A resource as a row. */
@Entity
@Table(name = "resource")
public class ResourceRow extends MasterRow<Resource> {

  @Column(name = "name")
  String name;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  ResourceKind kind;

  @Column(name = "employee")
  @Nullable UUID employee;

  @Column(name = "color")
  @Nullable String color;

  @Column(name = "step_minutes")
  Integer stepMinutes;

  @Column(name = "capacity")
  Integer capacity;

  @Column(name = "reminder_minutes")
  @Nullable Integer reminderMinutes;

  @Column(name = "description")
  @Nullable String description;

  @Column(name = "branches")
  UUID[] branches;

  @Column(name = "all_branches")
  boolean allBranches;

  @Column(name = "visible")
  Boolean visible;

  @Column(name = "appointment_sync_allowed")
  boolean appointmentSyncAllowed;

  @Column(name = "waiting_list")
  boolean waitingList;

  @Column(name = "warn_on_unavailability")
  Boolean warnOnUnavailability;

  @Column(name = "online_booking_allowed")
  boolean onlineBookingAllowed;

  @Column(name = "external_calendar")
  @Nullable String externalCalendar;

  /** The link that keeps {@link #externalCalendar}; null if people do. */
  @Column(name = "external_link")
  @Nullable UUID externalLink;

  /** While a link keeps it, the external calendar is no business of whoever writes the rest. */
  @Override
  Resource granted(Resource wish) {
    return externalLink == null ? wish : wish.withExternalCalendar(externalCalendar);
  }

  @Override
  Resource value() {
    return new Resource(
        name,
        kind,
        employee,
        color,
        stepMinutes,
        capacity,
        reminderMinutes,
        description,
        List.of(branches),
        allBranches,
        visible,
        appointmentSyncAllowed,
        waitingList,
        warnOnUnavailability,
        onlineBookingAllowed,
        externalCalendar);
  }

  @Override
  void set(Resource value) {
    name = value.name();
    kind = value.kind();
    employee = value.employee();
    color = value.color();
    stepMinutes = value.stepMinutes();
    capacity = value.capacity();
    reminderMinutes = value.reminderMinutes();
    description = value.description();
    branches = value.branches().toArray(UUID[]::new);
    allBranches = value.allBranches();
    visible = value.visible();
    appointmentSyncAllowed = value.appointmentSyncAllowed();
    waitingList = value.waitingList();
    warnOnUnavailability = value.warnOnUnavailability();
    onlineBookingAllowed = value.onlineBookingAllowed();
    externalCalendar = value.externalCalendar();
  }
}
