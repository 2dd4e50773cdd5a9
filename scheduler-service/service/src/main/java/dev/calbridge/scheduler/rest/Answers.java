package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Stored;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Outcomes as HTTP. */
final class Answers {

  private static final int MOST_ITEMS = 500;

  private Answers() {}

  /** 200, or 404. */
  static <T, V> RestResponse<V> found(
      Optional<Stored<T>> found, String what, Function<Stored<T>, V> view) {
    Stored<T> stored = found.orElseThrow(() -> problem(Failure.absent(what)));
    return tagged(RestResponse.Status.OK, stored.version(), view.apply(stored), null);
  }

  /** 201 with Location, or 200. */
  static <T, V> RestResponse<V> written(
      Outcome<Stored<T>> outcome, String path, Function<Stored<T>, V> view) {
    Outcome.Done<Stored<T>> done = done(outcome);
    Stored<T> stored = done.value();
    return done.created()
        ? tagged(
            RestResponse.Status.CREATED,
            stored.version(),
            view.apply(stored),
            URI.create("/api/v1/" + path + "/" + stored.id()))
        : tagged(RestResponse.Status.OK, stored.version(), view.apply(stored), null);
  }

  /** 204. */
  static <T> RestResponse<Void> deleted(Outcome<T> outcome) {
    done(outcome);
    return RestResponse.noContent();
  }

  static <T> Outcome.Done<T> done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T> done -> done;
      case Outcome.Failed<T> failed -> throw problem(failed.failure());
    };
  }

  static <V> RestResponse<V> tagged(
      RestResponse.Status status, long version, V entity, @Nullable URI location) {
    var builder =
        RestResponse.ResponseBuilder.create(status, entity)
            .header(HttpHeaders.ETAG, Preconditions.tag(version));
    return location == null ? builder.build() : builder.location(location).build();
  }

  static ProblemException problem(Failure failure) {
    int status =
        switch (failure.kind()) {
          case ABSENT -> 404;
          case PRECONDITION_MISSING -> 428;
          case PRECONDITION_FAILED -> 412;
          case NOT_ALLOWED -> 403;
          case BROKEN -> 422;
          case CONFLICT -> 409;
        };
    return new ProblemException(
        status,
        failure.code(),
        failure.detail(),
        failure.collisions().isEmpty() ? Map.of() : Map.of("collisions", failure.collisions()));
  }

  static ProblemException problem(BrokenRule rule) {
    return problem(Failure.broken(rule));
  }

  /**
   * @throws ProblemException 400 {@code body-missing}
   */
  static <T> T body(@Nullable T body) {
    if (body == null) {
      throw new ProblemException(400, "body-missing", "Send a JSON object.");
    }
    return body;
  }

  /**
   * @throws ProblemException 400 {@code limit-out-of-range}
   */
  static int limit(int limit) {
    if (limit < 1 || limit > MOST_ITEMS) {
      throw new ProblemException(
          400, "limit-out-of-range", "Ask for 1 to " + MOST_ITEMS + " items.");
    }
    return limit;
  }

  /**
   * @throws ProblemException 400 {@code cursor-malformed}
   */
  static @Nullable UUID cursor(@Nullable String after) {
    try {
      return after == null ? null : UUID.fromString(after);
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(
          400, "cursor-malformed", "Take the cursor from the page before as it is.");
    }
  }
}
