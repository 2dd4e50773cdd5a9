package dev.calbridge.google.emulator.control;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What programs asked of the emulated Google, without tokens or bodies. */
public final class Journal {
  private static final int KEPT = 10_000;
  private static final Set<String> WRITES =
      Set.of(
          "events.insert",
          "events.import",
          "events.update",
          "events.patch",
          "events.delete",
          "events.move",
          "calendars.insert",
          "calendars.update",
          "calendars.patch",
          "calendars.delete",
          "calendars.clear");

  /**
   * One request.
   *
   * @param number counts up from 1
   * @param method as Google names it, such as {@code events.insert}
   * @param status 0 if the connection was dropped
   */
  public record Entry(
      long number, Instant at, String method, String path, int status, long micros) {
    boolean isWrite() {
      return WRITES.contains(method);
    }
  }

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long last;

  synchronized void add(Instant at, String method, String path, int status, long micros) {
    last++;
    if (entries.size() == KEPT) {
      entries.removeFirst();
    }
    entries.addLast(new Entry(last, at, method, path, status, micros));
  }

  /** Later than the one of that number. */
  synchronized List<Entry> since(long number) {
    return entries.stream().filter(entry -> entry.number() > number).toList();
  }

  synchronized long last() {
    return last;
  }

  /** Forgets the entries; numbers go on. */
  public synchronized void clear() {
    entries.clear();
  }
}
