package dev.calbridge.scheduler.file;

import dev.calbridge.kit.problem.ProblemException;

/** How much of a file is read at most. */
public final class FileLimit {

  /** Most items; the request's size is limited besides. */
  static final int ITEMS = 20_000;

  private FileLimit() {}

  static ProblemException tooManyItems() {
    return new ProblemException(
        413, "too-many-items", "At most " + ITEMS + " in one file: divide it.");
  }

  static ProblemException unreadable(String format) {
    return new ProblemException(
        422, "file-unreadable", "This is no " + format + " file, or not in UTF-8.");
  }
}
