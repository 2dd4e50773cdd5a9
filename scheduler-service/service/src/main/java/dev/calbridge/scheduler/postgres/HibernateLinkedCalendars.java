package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantSessions;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.resource.LinkedCalendars;
import dev.calbridge.scheduler.resource.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps the calendars that links connect resources with, in the resources' own rows. */
@ApplicationScoped
public class HibernateLinkedCalendars implements LinkedCalendars {

  private final TenantSessions sessions;
  private final CalendarEvents calendars;
  private final OutboxRelay relay;
  private final Clock clock;

  public HibernateLinkedCalendars(
      Mutiny.SessionFactory sessions, CalendarEvents calendars, OutboxRelay relay, Clock clock) {
    this.sessions = new TenantSessions(sessions);
    this.calendars = calendars;
    this.relay = relay;
    this.clock = clock;
  }

  @Override
  public Uni<Outcome<Stored<Resource>>> connect(
      String tenant, UUID resource, UUID link, String calendarId) {
    return locked(
            tenant,
            resource,
            (session, row) -> {
              if (row == null) {
                return failed(Failure.absent("resource"));
              }
              if (row.externalLink != null && !row.externalLink.equals(link)) {
                return failed(
                    new Failure(
                        Failure.Kind.CONFLICT,
                        "resource-taken",
                        "Another link connects the resource with a calendar."));
              }
              return set(session, tenant, row, link, calendarId);
            })
        .onFailure(Transactions::taken)
        .recoverWithItem(
            () ->
                new Outcome.Failed<>(
                    new Failure(
                        Failure.Kind.CONFLICT,
                        "calendar-taken",
                        "The calendar is connected with another resource.")))
        .invoke(relay::wake);
  }

  @Override
  public Uni<Void> disconnect(String tenant, UUID resource, UUID link) {
    return locked(
            tenant,
            resource,
            (session, row) ->
                row == null || !link.equals(row.externalLink)
                    ? failed(Failure.absent("link"))
                    : set(session, tenant, row, null, null))
        .invoke(relay::wake)
        .replaceWithVoid();
  }

  private Uni<Outcome<Stored<Resource>>> locked(String tenant, UUID resource, Work work) {
    return sessions.inTransaction(
        tenant,
        session ->
            session
                .find(
                    ResourceRow.class,
                    new TenantKey(tenant, resource),
                    LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> work.on(session, row)));
  }

  private interface Work {
    Uni<Outcome<Stored<Resource>>> on(Mutiny.Session session, @Nullable ResourceRow row);
  }

  private Uni<Outcome<Stored<Resource>>> set(
      Mutiny.Session session,
      String tenant,
      ResourceRow row,
      @Nullable UUID link,
      @Nullable String calendarId) {
    Function<Stored<Resource>, Outcome<Stored<Resource>>> done =
        stored -> new Outcome.Done<>(stored, false);
    if (link != null
        && link.equals(row.externalLink)
        && Objects.equals(calendarId, row.externalCalendar)) {
      return Uni.createFrom().item(done.apply(row.stored()));
    }
    row.externalLink = link;
    row.externalCalendar = calendarId;
    row.version++;
    row.changedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return session
        .flush()
        .chain(() -> calendars.changed(session, tenant, row.stored()))
        .map(told -> done.apply(row.stored()));
  }

  private static Uni<Outcome<Stored<Resource>>> failed(Failure failure) {
    return Uni.createFrom().item(new Outcome.Failed<>(failure));
  }
}
