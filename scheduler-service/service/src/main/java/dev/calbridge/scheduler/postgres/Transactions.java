package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantDatabase;
import dev.calbridge.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;

/** Transactions that meet the races which only the database sees. */
@ApplicationScoped
public class Transactions {

  private static final String UNIQUE = "23505";
  private static final String FOREIGN_KEY = "23503";

  /** U+0000, which PostgreSQL's text cannot hold. */
  private static final String UNTRANSLATABLE = "22021";

  /** Lost races: on the second try the winner's work is there to be seen. */
  private static final Set<String> LOST = Set.of(UNIQUE, "40001", "40P01");

  private final TenantDatabase database;
  private final OutboxRelay relay;

  public Transactions(TenantDatabase database, OutboxRelay relay) {
    this.database = database;
    this.relay = relay;
  }

  <T> Uni<T> read(String tenant, Function<SqlConnection, Uni<T>> work) {
    return database.inTransaction(tenant, work);
  }

  /** Wakes the relay afterwards. */
  <T> Uni<T> write(String tenant, Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> database.inTransactionByKeys(tenant, work))
        .onFailure(failure -> LOST.contains(state(failure)))
        .retry()
        .atMost(2)
        .onFailure(PgException.class)
        .transform(Transactions::problem)
        .invoke(relay::wake);
  }

  /** What a fault of the database means to a caller; others stay as they are. */
  static Throwable problem(Throwable failure) {
    return switch (state(failure)) {
      case UNIQUE ->
          new ProblemException(409, "conflict", "Somebody else was faster: read it again.");
      case FOREIGN_KEY ->
          tenantIsMissing(failure)
              ? SurroundingsQuery.unknownTenant()
              : new ProblemException(
                  409, "in-use", "Something refers to it, or to what is gone already.");
      case UNTRANSLATABLE ->
          new ProblemException(400, "text-invalid", "A text holds a character that is none.");
      default -> failure;
    };
  }

  /** Whether a unique index stood in the way. */
  static boolean taken(Throwable failure) {
    return state(failure).equals(UNIQUE);
  }

  private static String state(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String state =
          switch (cause) {
            case PgException fault -> fault.getSqlState();
            // what Hibernate Reactive makes of it
            case SQLException fault -> fault.getSQLState();
            default -> null;
          };
      if (state != null) {
        return state;
      }
    }
    return "";
  }

  /** Named in the message of either. */
  private static boolean tenantIsMissing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("_tenant_fkey\"")) {
        return true;
      }
    }
    return false;
  }
}
