package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.AppointmentType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An appointment type as a row. */
@Entity
@Table(name = "appointment_type")
public class TypeRow extends MasterRow<AppointmentType> {

  @Column(name = "name")
  String name;

  @Column(name = "color")
  @Nullable String color;

  @Column(name = "default_minutes")
  @Nullable Integer defaultMinutes;

  @Override
  AppointmentType value() {
    return new AppointmentType(name, color, defaultMinutes);
  }

  @Override
  void set(AppointmentType value) {
    name = value.name();
    color = value.color();
    defaultMinutes = value.defaultMinutes();
  }
}
