package dev.calbridge.credential.contract;

import org.jspecify.annotations.Nullable;

/**
 * {@code POST /internal/v1/service-credentials/verify}, for services only.
 *
 * @param userName as typed
 * @param password as typed
 * @param serviceClass what the user wants opened
 * @param address where the request came from, or null
 * @param agent User-Agent of the program, or null
 */
public record VerifyRequest(
    String userName,
    String password,
    ServiceClass serviceClass,
    @Nullable String address,
    @Nullable String agent) {

  /** Keeps the password out of every log. */
  @Override
  public String toString() {
    return "VerifyRequest[serviceClass=" + serviceClass + "]";
  }
}
