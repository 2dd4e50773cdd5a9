package dev.calbridge.google.link;

import dev.calbridge.scheduler.contract.JournalLine;

/** Where lines of the sync journal go. The same id again is the same line. */
public interface Journal {
  void append(JournalLine line);
}
