package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.organisation.Branch;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A branch as a row. */
@Entity
@Table(name = "branch")
public class BranchRow extends MasterRow<Branch> {

  @Column(name = "name")
  String name;

  @Column(name = "time_zone")
  String timeZone;

  @Override
  Branch value() {
    return new Branch(name, timeZone);
  }

  @Override
  void set(Branch value) {
    name = value.name();
    timeZone = value.timeZone();
  }
}
