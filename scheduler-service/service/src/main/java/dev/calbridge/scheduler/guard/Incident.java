package dev.calbridge.scheduler.guard;

import dev.calbridge.scheduler.contract.ChangeSource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One source that has deleted too much of one calendar.
 *
 * @param deleted how much of the future it had deleted when the guard stepped in
 * @param held the deletes that wait, oldest first
 * @param decided null while it waits
 */
public record Incident(
    UUID id,
    UUID resource,
    ChangeSource source,
    Instant openedAt,
    int deleted,
    State state,
    List<HeldDelete> held,
    @Nullable Decided decided) {

  public Incident {
    held = List.copyOf(held);
  }

  /** What became of it. */
  public enum State {
    OPEN,
    /** The held deletes were carried out, and the source may go on. */
    RELEASED,
    /** The held deletes were dropped and the others undone. */
    REVERTED
  }

  /**
   * A delete that waits.
   *
   * @param base the version the client last saw
   */
  public record HeldDelete(UUID entry, long base, Instant at) {}

  /** Who decided it. */
  public record Decided(Instant at, String by) {}
}
