package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventContent;
import dev.calbridge.scheduler.contract.EntryChange;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a link is about to do with a pair. Kept before it is done: whoever finds it after a crash or
 * a lost answer first finds out what became of it, and only then decides anew.
 */
public sealed interface Intent {

  /**
   * Google is about to get this.
   *
   * @param event id of the event or series
   * @param number the write's number, as in the stamp it leaves
   * @param version of the entry it is made from
   * @param wanted all that Google is to say in the end
   * @param occurrence the one occurrence being written; null for the event or series itself
   */
  record Writing(
      String event,
      long number,
      long version,
      EventContent wanted,
      @Nullable LocalDateTime occurrence)
      implements Intent {}

  /** The event is about to go: its disappearance is no wish of anybody in Google. */
  record Deleting() implements Intent {}

  /**
   * The house is about to be asked.
   *
   * @param key under which a repeated question has the same answer
   * @param wanted the event it was asked for; null if the entry is to go
   */
  record Asking(String key, EntryChange change, @Nullable EventContent wanted) implements Intent {}
}
