package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.HibernateOutbox;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.resource.CalendarPicture;
import dev.calbridge.scheduler.resource.Companion;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.tenant.Tenant;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Tells the world of calendars, in the transaction of the change they tell of. */
@ApplicationScoped
public class CalendarEvents {

  private final HibernateOutbox outbox = new HibernateOutbox();
  private final EntryEvents events;
  private final Clock clock;

  public CalendarEvents(EntryEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  Uni<Void> changed(Mutiny.Session session, String tenant, Stored<Resource> resource) {
    return picture(session, tenant, resource, CalendarPicture::of)
        .chain(calendar -> outbox.append(session, events.changed(calendar)))
        .chain(() -> session.find(TenantRow.class, tenant))
        .chain(
            settings ->
                settings.value().unavailabilitiesApart()
                    ? picture(session, tenant, resource, Companion::picture)
                        .chain(companion -> outbox.append(session, events.changed(companion)))
                    : Uni.createFrom().voidItem());
  }

  Uni<Void> removed(Mutiny.Session session, String tenant, Stored<Resource> resource) {
    return outbox
        .append(session, events.calendarRemoved(tenant, resource.id(), resource.version()))
        .chain(() -> session.find(TenantRow.class, tenant))
        .chain(
            settings ->
                settings.value().unavailabilitiesApart()
                    ? companionRemoved(session, tenant, resource)
                    : Uni.createFrom().voidItem());
  }

  /** The tenant no longer wants unavailabilities apart. */
  Uni<Void> companionsRemoved(Mutiny.Session session, String tenant) {
    return session
        .createSelectionQuery(
            "from ResourceRow where key.tenant = :tenant order by key.id", ResourceRow.class)
        .setParameter("tenant", tenant)
        .getResultList()
        .chain(
            rows ->
                Multi.createFrom()
                    .iterable(rows)
                    .onItem()
                    .transformToUniAndConcatenate(
                        row -> companionRemoved(session, tenant, row.stored()))
                    .collect()
                    .asList()
                    .replaceWithVoid());
  }

  private Uni<Void> companionRemoved(
      Mutiny.Session session, String tenant, Stored<Resource> resource) {
    return outbox.append(
        session, events.calendarRemoved(tenant, Companion.of(resource.id()), resource.version()));
  }

  /** Resources whose calendars look different although nobody touched the resources themselves. */
  Uni<Void> touched(Mutiny.Session session, String tenant, Predicate<Resource> affected) {
    return session
        .createSelectionQuery(
            "from ResourceRow where key.tenant = :tenant order by key.id", ResourceRow.class)
        .setParameter("tenant", tenant)
        .getResultList()
        .map(rows -> rows.stream().filter(row -> affected.test(row.value())).toList())
        .chain(rows -> renewed(session, tenant, rows));
  }

  private Uni<Void> renewed(Mutiny.Session session, String tenant, List<ResourceRow> rows) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (ResourceRow row : rows) {
      row.version++;
      row.changedAt = now;
    }
    return session
        .flush()
        .chain(
            () ->
                Multi.createFrom()
                    .iterable(rows)
                    .onItem()
                    .transformToUniAndConcatenate(row -> changed(session, tenant, row.stored()))
                    .collect()
                    .asList()
                    .replaceWithVoid());
  }

  /** One of the calendars of a resource. */
  interface Picture {
    CalendarSnapshot of(
        String alias,
        Tenant tenant,
        Stored<Resource> stored,
        @Nullable String branchZone,
        @Nullable String user);
  }

  private Uni<CalendarSnapshot> picture(
      Mutiny.Session session, String tenant, Stored<Resource> stored, Picture drawn) {
    Resource resource = stored.value();
    UUID branch = resource.branches().isEmpty() ? null : resource.branches().getFirst();
    UUID employee = resource.employee();
    return session
        .find(TenantRow.class, tenant)
        .chain(
            settings ->
                found(session, BranchRow.class, tenant, branch)
                    .chain(
                        shop ->
                            found(session, EmployeeRow.class, tenant, employee)
                                .map(
                                    person ->
                                        drawn.of(
                                            tenant,
                                            settings.value(),
                                            stored,
                                            shop == null ? null : shop.timeZone,
                                            person == null ? null : person.user))));
  }

  private static <R> Uni<R> found(
      Mutiny.Session session, Class<R> type, String tenant, @Nullable UUID id) {
    return id == null ? Uni.createFrom().nullItem() : session.find(type, new TenantKey(tenant, id));
  }
}
