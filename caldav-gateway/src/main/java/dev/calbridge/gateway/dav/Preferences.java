package dev.calbridge.gateway.dav;

import java.util.Locale;

/**
 * How much the client wants to hear.
 *
 * @param minimal leave out what is not there (RFC 8144 section 2.1; Brief of MS-WDV)
 * @param prefer true if it was said with Prefer, which is confirmed
 * @param zonesByName true if the client knows the zones by name and wants no definitions (RFC 7809
 *     section 7.1)
 */
public record Preferences(boolean minimal, boolean prefer, boolean zonesByName) {

  public static final Preferences NONE = new Preferences(false, false, false);

  public static Preferences of(DavRequest request) {
    boolean prefer =
        request
            .header("Prefer")
            .map(value -> value.toLowerCase(Locale.ROOT).replace(" ", ""))
            .map(value -> value.contains("return=minimal") || value.contains("return-minimal"))
            .orElse(false);
    boolean brief = request.header("Brief").map(value -> value.strip().equals("t")).orElse(false);
    boolean zonesByName =
        request.header("CalDAV-Timezones").filter(value -> value.strip().equals("F")).isPresent();
    return new Preferences(prefer || brief, prefer, zonesByName);
  }

  DavResponse confirm(DavResponse response) {
    return prefer ? response.with("Preference-Applied", "return=minimal") : response;
  }
}
