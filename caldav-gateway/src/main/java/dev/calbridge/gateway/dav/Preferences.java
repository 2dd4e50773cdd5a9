package dev.calbridge.gateway.dav;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much the client wants to hear.
 *
 * @param minimal leave out what is not there (RFC 8144 section 2.1; Brief of MS-WDV)
 * @param prefer true if it was said with Prefer, which is confirmed
 * @param zonesByName true if the client knows the zones by name and wants no definitions (RFC 7809
 *     section 7.1)
 * @param withoutRoot true if a listing is to leave out the collection itself (RFC 8144 section 3);
 *     always confirmed
 */
public record Preferences(
    boolean minimal, boolean prefer, boolean zonesByName, boolean withoutRoot) {

  private static final Pattern NO_ROOT =
      Pattern.compile("(^|[,\\s])depth-noroot\\s*(,|;|$)", Pattern.CASE_INSENSITIVE);

  public static final Preferences NONE = new Preferences(false, false, false, false);

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
    boolean withoutRoot =
        request.header("Prefer").filter(value -> NO_ROOT.matcher(value).find()).isPresent();
    return new Preferences(prefer || brief, prefer, zonesByName, withoutRoot);
  }

  DavResponse confirm(DavResponse response) {
    String applied =
        Stream.of(prefer ? "return=minimal" : "", withoutRoot ? "depth-noroot" : "")
            .filter(preference -> !preference.isEmpty())
            .collect(Collectors.joining(", "));
    return applied.isEmpty() ? response : response.with("Preference-Applied", applied);
  }
}
