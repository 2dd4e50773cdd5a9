package dev.calbridge.gateway.setup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one program that uses a credential.
 *
 * @param program name and version, as {@link ProgramName} makes it
 * @param calledAt last request that was signed in
 * @param status HTTP status of its answer
 * @param failedAt last request that went wrong, or null
 * @param failedStatus HTTP status of that answer, or null
 */
public record ProgramCall(
    String program,
    Instant calledAt,
    int status,
    @Nullable Instant failedAt,
    @Nullable Integer failedStatus) {

  /**
   * Whether a person should hear of it. Programs look for what is not there (404) and lose races
   * (412) without anything being wrong.
   */
  public static boolean isFailure(int status) {
    return status >= 400 && status != 404 && status != 405 && status != 412;
  }

  static ProgramCall first(String program, Instant at, int status) {
    return isFailure(status)
        ? new ProgramCall(program, at, status, at, status)
        : new ProgramCall(program, at, status, null, null);
  }

  ProgramCall next(Instant at, int newStatus) {
    return isFailure(newStatus)
        ? new ProgramCall(program, at, newStatus, at, newStatus)
        : new ProgramCall(program, at, newStatus, failedAt, failedStatus);
  }
}
