package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.AppointmentStatus;
import dev.calbridge.scheduler.contract.EntryStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An appointment status as a row. */
@Entity
@Table(name = "appointment_status")
public class StatusRow extends MasterRow<AppointmentStatus> {

  @Column(name = "name")
  String name;

  @Column(name = "outside")
  @Enumerated(EnumType.STRING)
  @Nullable EntryStatus outside;

  @Column(name = "position")
  int position;

  @Override
  AppointmentStatus value() {
    return new AppointmentStatus(name, outside, position);
  }

  @Override
  void set(AppointmentStatus value) {
    name = value.name();
    outside = value.outside();
    position = value.position();
  }
}
