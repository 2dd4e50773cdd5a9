package dev.calbridge.gateway.icalendar;

import java.time.ZoneId;
import java.util.Optional;

/** What TZIDs mean. */
interface Zones {

  /** Empty if the name says nothing. */
  Optional<ZoneId> resolve(String name);
}
