package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.ProjectionAway;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, which passes, from a fault of ours. */
final class DatabaseFaults {

  private DatabaseFaults() {}

  /**
   * What the driver failed with, as who asked should see it. Whatever PostgreSQL did not say itself
   * is a connection that was cut, refused, or took too long.
   */
  static RuntimeException sorted(Throwable failure) {
    if (failure instanceof ProjectionAway away) {
      return away;
    }
    if (failure instanceof PgException refused) {
      return isAway(refused.getSqlState())
          ? new ProjectionAway("PostgreSQL does not serve now", refused)
          : refused;
    }
    return new ProjectionAway("PostgreSQL cannot be reached", failure);
  }

  /**
   * 08: the connection broke; 53: it has no room; 57: an operator shut it down or it starts
   * (PostgreSQL's manual, appendix A).
   */
  private static boolean isAway(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
  }
}
