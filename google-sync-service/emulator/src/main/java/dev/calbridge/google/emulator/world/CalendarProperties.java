package dev.calbridge.google.emulator.world;

import java.time.ZoneId;
import java.util.Optional;

/** What the owner of a calendar can change about it. */
public record CalendarProperties(
    String summary, Optional<String> description, Optional<String> location, ZoneId timeZone) {

  public static CalendarProperties named(String summary, ZoneId timeZone) {
    return new CalendarProperties(summary, Optional.empty(), Optional.empty(), timeZone);
  }
}
