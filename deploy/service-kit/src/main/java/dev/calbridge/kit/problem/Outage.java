package dev.calbridge.kit.problem;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Knows a database, or another service, that is away, by what its clients throw then. */
final class Outage {

  /** A cause may name itself as its cause, over some corners. */
  private static final int DEEPEST = 20;

  private Outage() {}

  static boolean isBehind(Throwable fault) {
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isOne(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isOne(Throwable fault) {
    return switch (fault) {
      case PgException refused -> isOutage(refused.getSqlState());
      case ClosedConnectionException closed -> true;
      case ConnectException unreachable -> true;
      case SQLTransientConnectionException away -> true;
      default -> false;
    };
  }

  /**
   * Class 08 connection exception, 53 insufficient resources, 57P operator intervention (shutdown,
   * crash, starting up): PostgreSQL's manual, appendix A.
   */
  private static boolean isOutage(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
  }
}
