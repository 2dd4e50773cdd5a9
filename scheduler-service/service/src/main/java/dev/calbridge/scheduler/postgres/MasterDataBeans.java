package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantSessions;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.appointment.AppointmentStatus;
import dev.calbridge.scheduler.appointment.AppointmentType;
import dev.calbridge.scheduler.appointment.Reference;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.organisation.Branch;
import dev.calbridge.scheduler.organisation.Employee;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.waitinglist.Waiting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** One store for each kind of master data, and what follows from a change of it. */
@ApplicationScoped
public class MasterDataBeans {

  private final TenantSessions sessions;
  private final CalendarEvents calendars;
  private final Renewals renewals;
  private final OutboxRelay relay;
  private final Clock clock;

  public MasterDataBeans(
      Mutiny.SessionFactory sessions,
      CalendarEvents calendars,
      Renewals renewals,
      OutboxRelay relay,
      Clock clock) {
    this.sessions = new TenantSessions(sessions);
    this.calendars = calendars;
    this.renewals = renewals;
    this.relay = relay;
    this.clock = clock;
  }

  @Produces
  @Singleton
  MasterData<Branch> branches() {
    return store(
        BranchRow.class,
        BranchRow::new,
        Branch::name,
        Reference.Kind.BRANCH,
        (session, tenant, branch, deleted) ->
            deleted
                ? KnownIds.branchUnused(session, tenant, branch.id())
                : calendars.touched(
                    session, tenant, resource -> resource.branches().contains(branch.id())));
  }

  @Produces
  @Singleton
  MasterData<Employee> employees() {
    return store(
        EmployeeRow.class,
        EmployeeRow::new,
        employee -> "",
        Reference.Kind.RESOURCE,
        (session, tenant, employee, deleted) ->
            KnownIds.branches(session, tenant, employee.value().branches())
                .chain(
                    () ->
                        calendars.touched(
                            session,
                            tenant,
                            resource -> employee.id().equals(resource.employee()))));
  }

  @Produces
  @Singleton
  MasterData<Resource> resources() {
    return store(
        ResourceRow.class,
        ResourceRow::new,
        resource -> Optional.ofNullable(resource.reminderMinutes()),
        Reference.Kind.RESOURCE,
        (session, tenant, resource, deleted) ->
            deleted
                ? calendars.removed(session, tenant, resource)
                : KnownIds.branches(session, tenant, resource.value().branches())
                    .chain(() -> calendars.changed(session, tenant, resource)));
  }

  @Produces
  @Singleton
  MasterData<AppointmentType> types() {
    return store(
        TypeRow.class,
        TypeRow::new,
        type -> type.name() + "/" + type.color(),
        Reference.Kind.TYPE,
        nothing());
  }

  @Produces
  @Singleton
  MasterData<AppointmentStatus> statuses() {
    return store(
        StatusRow.class,
        StatusRow::new,
        status -> status.name() + "/" + status.outside(),
        Reference.Kind.STATUS,
        nothing());
  }

  @Produces
  @Singleton
  MasterData<Customer> customers() {
    return store(
        CustomerRow.class,
        CustomerRow::new,
        Customer::name,
        Reference.Kind.CUSTOMER,
        HibernateCustomers::remember);
  }

  @Produces
  @Singleton
  MasterData<Waiting> waiting() {
    return store(
        WaitingRow.class,
        WaitingRow::new,
        waiting -> "",
        Reference.Kind.CUSTOMER,
        (session, tenant, waiting, deleted) -> waitingList(session, tenant, waiting.value()));
  }

  private static Uni<Void> waitingList(Mutiny.Session session, String tenant, Waiting waiting) {
    UUID resource = waiting.resource();
    return resource == null
        ? Uni.createFrom().voidItem()
        : session
            .find(ResourceRow.class, new TenantKey(tenant, resource))
            .invoke(
                row -> {
                  if (row != null && !row.waitingList) {
                    throw new ProblemException(
                        422, "no-waiting-list", "This resource keeps no waiting list.");
                  }
                })
            .replaceWithVoid();
  }

  private interface Event<T> {
    Uni<Void> of(Mutiny.Session session, String tenant, Stored<T> stored, boolean deleted);
  }

  private static <T> Event<T> nothing() {
    return (session, tenant, stored, deleted) -> Uni.createFrom().voidItem();
  }

  /**
   * @param shown what of it entries show; they are drawn anew when that changes
   */
  private <T extends Checked, R extends MasterRow<T>> MasterData<T> store(
      Class<R> type,
      Supplier<R> rows,
      Function<T, Object> shown,
      Reference.Kind kind,
      Event<T> event) {
    return new HibernateMasterData<>(
        type,
        rows,
        sessions,
        new HibernateMasterData.Consequences<>() {
          @Override
          public Uni<Void> of(
              Mutiny.Session session,
              String tenant,
              @Nullable T before,
              Stored<T> stored,
              boolean deleted) {
            boolean same =
                before == null || shown.apply(before).equals(shown.apply(stored.value()));
            Uni<Void> renewal =
                same
                    ? Uni.createFrom().voidItem()
                    : renewals.remember(session, tenant, new Reference(kind, stored.id()));
            return renewal.chain(() -> event.of(session, tenant, stored, deleted));
          }

          @Override
          public void committed() {
            relay.wake();
            renewals.wake();
          }
        },
        clock);
  }
}
