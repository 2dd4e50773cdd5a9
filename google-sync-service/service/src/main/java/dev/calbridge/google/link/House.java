package dev.calbridge.google.link;

import dev.calbridge.google.sync.FieldMapping;
import org.jspecify.annotations.Nullable;

/**
 * What the house says of a resource's calendar.
 *
 * @param synchronised false: nothing of it may be seen outside
 * @param readOnly true: nothing outside may change it
 * @param paused true while the tenant has Google switched off
 * @param name of the resource
 * @param timeZone IANA name of the branch's zone
 * @param owner subject of the user the resource belongs to; null for places and for people who do
 *     not sign in
 * @param language {@code de} or {@code en}; null if unknown
 * @param mapping the most of its entries that the tenant lets Google see
 * @param companion true for a calendar that only accompanies another one and is never linked
 */
public record House(
    boolean synchronised,
    boolean readOnly,
    boolean paused,
    String name,
    String timeZone,
    @Nullable String owner,
    @Nullable String language,
    FieldMapping mapping,
    boolean companion) {

  /** Whether changes may travel now. */
  boolean open() {
    return synchronised && !paused;
  }
}
