package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.calendar.EntityTag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * If-Match and If-None-Match (RFC 9110 section 13.1), by strong comparison, and If (RFC 4918
 * section 10.4).
 */
public final class Conditions {

  private Conditions() {}

  /**
   * @param current tag of what is there, or null if nothing is
   * @throws DavFault 412 if a condition does not hold
   */
  public static void check(DavRequest request, @Nullable EntityTag current) {
    request
        .header("If-Match")
        .filter(wanted -> current == null || !names(wanted, current))
        .ifPresent(
            _ -> {
              throw DavFault.of(412, "The object is not the one the change was made on (If-Match)");
            });
    request
        .header("If")
        .filter(wanted -> !IfHeader.holds(wanted, request.path(), current))
        .ifPresent(
            _ -> {
              throw DavFault.of(412, "The object is not in the state the change was made on (If)");
            });
    if (isNoneMatch(request, current)) {
      throw DavFault.of(412, "There is an object of that name already (If-None-Match)");
    }
  }

  /** Whether If-None-Match names what is there. */
  public static boolean isNoneMatch(DavRequest request, @Nullable EntityTag current) {
    return current != null
        && request.header("If-None-Match").filter(list -> names(list, current)).isPresent();
  }

  private static boolean names(String list, EntityTag tag) {
    return list.strip().equals("*")
        || Arrays.stream(list.split(",", -1)).map(String::strip).anyMatch(tag.quoted()::equals);
  }
}
