package dev.calbridge.gateway.change;

import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;

/** What became of a client's change, after the projection was brought up to date. */
public sealed interface ChangeResult {

  /**
   * @param created true if there was no such object before
   * @param now as everybody sees it from now on
   */
  record Kept(boolean created, ObjectText now) implements ChangeResult {}

  /** It is no longer in this calendar. */
  record Gone() implements ChangeResult {}

  /**
   * @param detail in plain words
   */
  record Refused(Reason reason, String detail) implements ChangeResult {}
}
