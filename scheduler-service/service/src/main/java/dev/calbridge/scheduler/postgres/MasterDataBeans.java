package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantSessions;
import dev.calbridge.scheduler.appointment.AppointmentStatus;
import dev.calbridge.scheduler.appointment.AppointmentType;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.organisation.Branch;
import dev.calbridge.scheduler.organisation.Employee;
import dev.calbridge.scheduler.resource.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** One store for each kind of master data, and what follows from a change of it. */
@ApplicationScoped
public class MasterDataBeans {

  private final TenantSessions sessions;
  private final CalendarEvents calendars;
  private final OutboxRelay relay;
  private final Clock clock;

  public MasterDataBeans(
      Mutiny.SessionFactory sessions, CalendarEvents calendars, OutboxRelay relay, Clock clock) {
    this.sessions = new TenantSessions(sessions);
    this.calendars = calendars;
    this.relay = relay;
    this.clock = clock;
  }

  @Produces
  @Singleton
  MasterData<Branch> branches() {
    return store(
        BranchRow.class,
        BranchRow::new,
        (session, tenant, branch, deleted) ->
            calendars.touched(
                session, tenant, resource -> resource.branches().contains(branch.id())));
  }

  @Produces
  @Singleton
  MasterData<Employee> employees() {
    return store(
        EmployeeRow.class,
        EmployeeRow::new,
        (session, tenant, employee, deleted) ->
            calendars.touched(
                session, tenant, resource -> employee.id().equals(resource.employee())));
  }

  @Produces
  @Singleton
  MasterData<Resource> resources() {
    return store(
        ResourceRow.class,
        ResourceRow::new,
        (session, tenant, resource, deleted) ->
            deleted
                ? calendars.removed(session, tenant, resource)
                : calendars.changed(session, tenant, resource));
  }

  @Produces
  @Singleton
  MasterData<AppointmentType> types() {
    return store(TypeRow.class, TypeRow::new, nothing());
  }

  @Produces
  @Singleton
  MasterData<AppointmentStatus> statuses() {
    return store(StatusRow.class, StatusRow::new, nothing());
  }

  @Produces
  @Singleton
  MasterData<Customer> customers() {
    return store(CustomerRow.class, CustomerRow::new, nothing());
  }

  private interface Event<T> {
    Uni<Void> of(Mutiny.Session session, String tenant, Stored<T> stored, boolean deleted);
  }

  private static <T> Event<T> nothing() {
    return (session, tenant, stored, deleted) -> Uni.createFrom().voidItem();
  }

  private <T extends Checked, R extends MasterRow<T>> MasterData<T> store(
      Class<R> type, Supplier<R> rows, Event<T> event) {
    return new HibernateMasterData<>(
        type,
        rows,
        sessions,
        new HibernateMasterData.Consequences<>() {
          @Override
          public Uni<Void> of(
              Mutiny.Session session, String tenant, Stored<T> stored, boolean deleted) {
            return event.of(session, tenant, stored, deleted);
          }

          @Override
          public void committed() {
            relay.wake();
          }
        },
        clock);
  }
}
