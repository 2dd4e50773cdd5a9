package dev.calbridge.google.emulator.api;

import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.event.EventTimes;
import dev.calbridge.google.emulator.http.Parameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Query parameters, each refused in Google's words if it makes no sense. */
record Arguments(Parameters query) {

  boolean flag(String name) {
    return optionalFlag(name).orElse(false);
  }

  Optional<Boolean> optionalFlag(String name) {
    return query
        .first(name)
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw Errors.invalidParameter(
                          name, "Invalid boolean value: '" + value + "'.");
                });
  }

  /** Between 1 and the largest page Google makes; asking for more is no fault. */
  int pageSize(int standard, int largest) {
    Optional<String> value = query.first("maxResults");
    try {
      int size = value.map(Integer::parseInt).orElse(standard);
      if (size >= 1) {
        return Math.min(size, largest);
      }
    } catch (NumberFormatException e) {
      // Falls through to the refusal.
    }
    throw Errors.invalidParameter(
        "maxResults",
        "Invalid value '" + value.orElse("") + "'. Values must be within the range: [1, 2500]");
  }

  /** An instant with a mandatory offset (RFC 3339); milliseconds are ignored. */
  Optional<Instant> instant(String name) {
    try {
      return query
          .first(name)
          .map(value -> OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException e) {
      throw Errors.badRequest("Bad Request");
    }
  }

  ZoneId zone(ZoneId standard) {
    return query
        .filled("timeZone")
        .map(
            id ->
                EventTimes.iana(id)
                    .orElseThrow(
                        () -> Errors.invalidParameter("timeZone", "Invalid time zone: " + id)))
        .orElse(standard);
  }

  Optional<String> text(String name) {
    return query.filled(name);
  }
}
