package dev.calbridge.google.link;

import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;

/** Where changes from Google go. */
public interface HouseChanges {

  /**
   * Asks the house to make a change. The same key again gives the same answer.
   *
   * @throws HouseUnreachable if there was no answer; ask again later
   */
  EntryChangeOutcome ask(String tenant, String idempotencyKey, EntryChange change);

  /** The house does not answer now. */
  final class HouseUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HouseUnreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
