package dev.calbridge.gateway.postgres;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.calbridge.gateway.calendar.ProjectionAway;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, which passes, from a fault of ours. */
final class DatabaseFaults {

  private DatabaseFaults() {}

  /**
   * Waits for an answer. Blocks.
   *
   * @throws ProjectionAway if the database cannot be reached or takes longer than that
   */
  static <T> T await(Future<T> answer, Duration limit) {
    try {
      return answer.toCompletionStage().toCompletableFuture().get(limit.toNanos(), NANOSECONDS);
    } catch (ExecutionException e) {
      throw sorted(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new ProjectionAway("PostgreSQL took too long", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProjectionAway("Interrupted while PostgreSQL was asked", e);
    }
  }

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
