package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.organisation.Employee;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/employees}. */
@Path("/api/v1/employees")
@RolesAllowed({Roles.TENANT_ADMIN, Roles.FRONT_DESK, Roles.EMPLOYEE})
@Tag(name = "Employees")
public class EmployeesEndpoint extends MasterDataEndpoint<Employee> {

  EmployeesEndpoint(MasterDesk desk, MasterData<Employee> data) {
    super(desk, data, Employee.class, "employees", "employee");
  }
}
