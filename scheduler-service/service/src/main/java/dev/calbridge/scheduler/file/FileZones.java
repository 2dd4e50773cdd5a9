package dev.calbridge.scheduler.file;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Finds the IANA zone that a program means by a TZID (RFC 5545 section 3.2.19). */
final class FileZones {

  /** What programs on Windows write, for the parts of the world our users live in. */
  private static final Map<String, String> WINDOWS =
      Map.ofEntries(
          Map.entry("W. Europe Standard Time", "Europe/Berlin"),
          Map.entry("Central Europe Standard Time", "Europe/Budapest"),
          Map.entry("Central European Standard Time", "Europe/Warsaw"),
          Map.entry("Romance Standard Time", "Europe/Paris"),
          Map.entry("GMT Standard Time", "Europe/London"),
          Map.entry("Greenwich Standard Time", "Atlantic/Reykjavik"),
          Map.entry("E. Europe Standard Time", "Europe/Chisinau"),
          Map.entry("FLE Standard Time", "Europe/Kyiv"),
          Map.entry("GTB Standard Time", "Europe/Bucharest"),
          Map.entry("Turkey Standard Time", "Europe/Istanbul"),
          Map.entry("Russian Standard Time", "Europe/Moscow"),
          Map.entry("Eastern Standard Time", "America/New_York"),
          Map.entry("Central Standard Time", "America/Chicago"),
          Map.entry("Mountain Standard Time", "America/Denver"),
          Map.entry("Pacific Standard Time", "America/Los_Angeles"),
          Map.entry("UTC", "UTC"));

  private FileZones() {}

  static Optional<ZoneId> named(String tzid) {
    String name = tzid.strip();
    String windows = WINDOWS.get(name);
    if (windows != null) {
      return Optional.of(ZoneId.of(windows));
    }
    Optional<ZoneId> exact = zone(name);
    return exact.isPresent() ? exact : lastSegments(name);
  }

  /** Such as {@code /mozilla.org/20070129_1/Europe/Berlin}. */
  private static Optional<ZoneId> lastSegments(String name) {
    int last = name.lastIndexOf('/');
    int before = last <= 0 ? -1 : name.lastIndexOf('/', last - 1);
    return before < 0 ? Optional.empty() : zone(name.substring(before + 1));
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      ZoneId zone = ZoneId.of(name);
      return zone instanceof ZoneOffset ? Optional.empty() : Optional.of(zone);
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
