package dev.calbridge.gateway.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the TZIDs mean that programs write: IANA names, Windows names, and names behind a prefix.
 */
public final class ZoneNames implements Zones {

  // The JDK makes a new set for each who asks.
  private static final Set<String> IANA =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> !id.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, ZoneId> byLowerName = new HashMap<>();

  /** Of many zones that agree, the one that people have heard of. */
  private static final List<String> BEST_KNOWN =
      List.of(
          "Europe/Berlin",
          "Europe/London",
          "Europe/Helsinki",
          "Europe/Istanbul",
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Los_Angeles",
          "Asia/Tokyo",
          "Australia/Sydney");

  private final SortedSet<ZoneId> common = new TreeSet<>(Comparator.comparing(ZoneId::getId));

  public ZoneNames() {
    IANA.forEach(id -> byLowerName.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id)));
    windowsZones()
        .forEach(
            (name, zone) ->
                byLowerName.putIfAbsent(
                    name.toString().toLowerCase(Locale.ROOT), ZoneId.of(zone.toString())));
    windowsZones().values().forEach(zone -> common.add(ZoneId.of(zone.toString())));
  }

  /** Whether the name is an IANA name to the letter. */
  static boolean isIana(String name) {
    return IANA.contains(name);
  }

  /** Zones that are in use somewhere, each at most a few times, in a fixed order. */
  Stream<ZoneId> common() {
    return Stream.concat(BEST_KNOWN.stream().map(ZoneId::of), common.stream());
  }

  /** The zone that is meant, or empty if the name says nothing. */
  @Override
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
