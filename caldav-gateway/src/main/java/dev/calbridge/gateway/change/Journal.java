package dev.calbridge.gateway.change;

import dev.calbridge.scheduler.contract.JournalLine;

/** Where it is written down what became of changes. */
public interface Journal {

  /**
   * Takes a line about something this service decided by itself. Does not fail: a line that cannot
   * be written now is worth less than the answer to the program.
   */
  void write(JournalLine line);
}
