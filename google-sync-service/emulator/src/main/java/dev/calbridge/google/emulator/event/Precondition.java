package dev.calbridge.google.emulator.event;

import dev.calbridge.google.emulator.error.Errors;
import java.util.Arrays;
import java.util.Optional;

/** {@code If-Match} (RFC 9110, section 13.1.1), if the request has one. */
public record Precondition(Optional<String> ifMatch) {

  public static final Precondition NONE = new Precondition(Optional.empty());

  /**
   * @throws dev.calbridge.google.emulator.error.GoogleError 412
   */
  public void check(Event event) {
    if (ifMatch.isPresent() && !names(ifMatch.get(), event.etag())) {
      throw Errors.conditionNotMet();
    }
  }

  /** Whether a header value lists the tag or is {@code *}. */
  public static boolean names(String header, String etag) {
    return Arrays.stream(header.split(",", -1))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }
}
