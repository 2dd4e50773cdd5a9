package dev.calbridge.credential.credential;

import org.jspecify.annotations.Nullable;

/**
 * Where a sign-in comes from.
 *
 * @param address IP address, or null if nobody knows
 * @param network what the throttle takes for the same place, or null with the address
 * @param client kind of calendar program
 */
public record Origin(@Nullable String address, @Nullable String network, String client) {

  public static final Origin UNKNOWN = new Origin(null, null, CalendarPrograms.OTHER);
}
