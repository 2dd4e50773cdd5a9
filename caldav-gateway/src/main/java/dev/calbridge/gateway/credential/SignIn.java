package dev.calbridge.gateway.credential;

import org.jspecify.annotations.Nullable;

/**
 * What a program brings along.
 *
 * @param address where the request came from, or null
 * @param agent User-Agent, or null
 */
public record SignIn(
    String userName, String password, @Nullable String address, @Nullable String agent) {

  /** Keeps the password out of every log. */
  @Override
  public String toString() {
    return "SignIn[]";
  }
}
