package dev.calbridge.kit.postgres;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The same as {@link TenantDatabase} for those who use Hibernate Reactive. */
public final class TenantSessions {

  private final Mutiny.SessionFactory sessions;

  public TenantSessions(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** Runs the work in one session and transaction of the tenant. */
  public <T> Uni<T> inTransaction(String tenant, Function<Mutiny.Session, Uni<T>> work) {
    return sessions.withTransaction(
        session ->
            session
                .createNativeQuery("select set_config('app.tenant', ?1, true)", String.class)
                .setParameter(1, tenant)
                .getSingleResult()
                .chain(() -> work.apply(session)));
  }
}
