package dev.calbridge.google.rest;

import static dev.calbridge.google.rest.Choices.kebab;

import dev.calbridge.google.link.PreviewLink.Planned;
import dev.calbridge.google.sync.Cause;
import dev.calbridge.google.sync.Decision;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a link would do.
 *
 * @param action {@code write-google}, {@code write-house}, {@code write-both}, {@code
 *     delete-google} or {@code delete-house}
 * @param cause {@code change}, {@code conflict} or {@code restore}
 */
public record PlannedView(
    @Nullable UUID entry, @Nullable String event, String action, String cause) {

  static PlannedView of(Planned planned) {
    return switch (planned.decision()) {
      case Decision.WriteTheirs(var _, Cause cause) -> view(planned, "write-google", cause);
      case Decision.WriteOurs(var _, Cause cause) -> view(planned, "write-house", cause);
      case Decision.Merge _ -> view(planned, "write-both", Cause.CHANGE);
      case Decision.DeleteTheirs(Cause cause) -> view(planned, "delete-google", cause);
      case Decision.DeleteOurs(Cause cause) -> view(planned, "delete-house", cause);
      case Decision.Nothing _, Decision.Forget _, Decision.Agree _ ->
          throw new IllegalArgumentException("nothing is planned");
    };
  }

  private static PlannedView view(Planned planned, String action, Cause cause) {
    return new PlannedView(planned.entry(), planned.event(), action, kebab(cause));
  }
}
