package dev.calbridge.gateway.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the TZIDs mean that programs write: IANA names, Windows names, and names behind a prefix.
 */
public final class ZoneNames {

  private final Map<String, ZoneId> byLowerName = new HashMap<>();

  public ZoneNames() {
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (!id.startsWith("SystemV/")) {
        byLowerName.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
      }
    }
    windowsZones()
        .forEach(
            (name, zone) ->
                byLowerName.putIfAbsent(
                    name.toString().toLowerCase(Locale.ROOT), ZoneId.of(zone.toString())));
  }

  /** Whether the name is an IANA name to the letter. */
  static boolean isIana(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/");
  }

  /** The zone that is meant, or empty if the name says nothing. */
  public Optional<ZoneId> resolve(String name) {
    String wanted = name.strip().replace("\"", "").toLowerCase(Locale.ROOT);
    @Nullable ZoneId exact = byLowerName.get(wanted);
    if (exact != null) {
      return Optional.of(exact);
    }
    // "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin": the name stands at the end.
    for (int slash = wanted.indexOf('/'); slash >= 0; slash = wanted.indexOf('/', slash + 1)) {
      @Nullable ZoneId tail = byLowerName.get(wanted.substring(slash + 1));
      if (tail != null) {
        return Optional.of(tail);
      }
    }
    return Optional.empty();
  }

  private static Properties windowsZones() {
    Properties zones = new Properties();
    try (InputStream in = ZoneNames.class.getResourceAsStream("windows-zones.properties")) {
      if (in == null) {
        throw new IllegalStateException("windows-zones.properties is not on the class path");
      }
      zones.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return zones;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
