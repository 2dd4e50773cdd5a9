package dev.calbridge.kit.postgres;

import dev.calbridge.kit.operation.TraceContext;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The same as {@link TenantDatabase} for those who use Hibernate Reactive. */
public final class TenantSessions {

  private final Mutiny.SessionFactory sessions;

  public TenantSessions(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** Runs the work in one session and transaction of the tenant. */
  public <T> Uni<T> inTransaction(String tenant, Function<Mutiny.Session, Uni<T>> work) {
    return sessions.withTransaction(
        session -> begin(session, tenant, TraceContext.current()).chain(() -> work.apply(session)));
  }

  private static Uni<String> begin(Mutiny.Session session, String tenant, @Nullable String trace) {
    return trace == null
        ? session
            .createNativeQuery("select set_config('app.tenant', ?1, true)", String.class)
            .setParameter(1, tenant)
            .getSingleResult()
        : session
            .createNativeQuery(
                "select set_config('app.tenant', ?1, true)"
                    + " || set_config('app.traceparent', ?2, true)",
                String.class)
            .setParameter(1, tenant)
            .setParameter(2, trace)
            .getSingleResult();
  }
}
