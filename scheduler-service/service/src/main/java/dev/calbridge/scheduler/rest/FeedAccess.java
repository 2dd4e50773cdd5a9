package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.contract.ResourceKind;
import dev.calbridge.scheduler.organisation.Employee;
import dev.calbridge.scheduler.resource.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Which calendars a feed may show, when it is made and whenever it is read. */
@ApplicationScoped
class FeedAccess {

  private final MasterData<Resource> resources;
  private final MasterData<Employee> employees;

  FeedAccess(MasterData<Resource> resources, MasterData<Employee> employees) {
    this.resources = resources;
    this.employees = employees;
  }

  /**
   * The resource if a feed may show it: it is visible, outside calendars may show it, and it is a
   * place or the user's own unless the user sees everything.
   */
  Uni<Optional<Resource>> open(String tenant, UUID id, String user, boolean everything) {
    return resources
        .find(tenant, id)
        .chain(
            found -> {
              Optional<Resource> shown =
                  found
                      .map(stored -> stored.value())
                      .filter(one -> one.visible() && one.appointmentSyncAllowed());
              UUID employee = shown.map(Resource::employee).orElse(null);
              boolean free =
                  everything || shown.map(one -> one.kind() == ResourceKind.PLACE).orElse(true);
              return free || employee == null
                  ? Uni.createFrom().item(free ? shown : Optional.<Resource>empty())
                  : employees
                      .find(tenant, employee)
                      .map(
                          person ->
                              shown.filter(
                                  one ->
                                      person
                                          .map(stored -> user.equals(stored.value().user()))
                                          .orElse(false)));
            });
  }
}
