package dev.calbridge.gateway.dav;

import java.util.Locale;
import java.util.Optional;

/** How far down a request reaches (RFC 4918 section 10.2). */
public enum Depth {
  ZERO,
  ONE,
  INFINITY;

  /**
   * @return empty if the request does not say
   * @throws DavFault 400 if it says something else
   */
  public static Optional<Depth> of(DavRequest request) {
    return request
        .header("Depth")
        .map(
            value ->
                switch (value.strip().toLowerCase(Locale.ROOT)) {
                  case "0" -> ZERO;
                  case "1", "1,noroot" -> ONE;
                  case "infinity", "infinity,noroot" -> INFINITY;
                  default -> throw DavFault.of(400, "Depth must be 0, 1 or infinity");
                });
  }
}
