package dev.calbridge.google.sync;

import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Contents that differ in their title only. */
public final class Contents {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Contents() {}

  public static EventContent titled(String title) {
    return at(title, LocalDateTime.of(2030, 3, 4, 9, 0));
  }

  public static EventContent at(String title, LocalDateTime start) {
    return new EventContent(
        title,
        null,
        null,
        false,
        false,
        new EntrySpan.Timed(start, start.plusMinutes(30), BERLIN),
        null);
  }
}
