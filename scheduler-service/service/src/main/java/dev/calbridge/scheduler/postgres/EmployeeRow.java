package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.organisation.Employee;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An employee as a row. */
@Entity
@Table(name = "employee")
public class EmployeeRow extends MasterRow<Employee> {

  @Column(name = "name")
  String name;

  @Column(name = "branches")
  UUID[] branches;

  @Column(name = "user_subject")
  @Nullable String user;

  @Override
  Employee value() {
    return new Employee(name, List.of(branches), user);
  }

  @Override
  void set(Employee value) {
    name = value.name();
    branches = value.branches().toArray(UUID[]::new);
    user = value.user();
  }
}
