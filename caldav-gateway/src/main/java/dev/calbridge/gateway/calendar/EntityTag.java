package dev.calbridge.gateway.calendar;

import java.util.UUID;

/**
 * A strong entity tag (RFC 9110 section 8.8.3).
 *
 * @param quoted as it stands in headers and properties, with its quotes
 */
public record EntityTag(String quoted) {

  public EntityTag {
    if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
      throw new IllegalArgumentException("Not a quoted entity tag");
    }
  }

  /**
   * The tag follows the entry's version, so that a rebuilt projection gives the same; the entry
   * stands in it because a name may be used again after a deletion.
   *
   * @param personalVersion of what the user keeps with the object; 0 if nothing
   */
  static EntityTag of(UUID entry, long version, long refusals, long personalVersion) {
    String which =
        Long.toHexString(entry.getMostSignificantBits() ^ entry.getLeastSignificantBits());
    return new EntityTag(
        '"'
            + which
            + '-'
            + version
            + (refusals == 0 ? "" : "-" + refusals)
            + (personalVersion == 0 ? "" : "." + personalVersion)
            + '"');
  }
}
