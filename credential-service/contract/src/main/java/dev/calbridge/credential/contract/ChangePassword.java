package dev.calbridge.credential.contract;

import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /api/v1/service-credentials/{id}/password}.
 *
 * @param password 10 to 128 characters; null if one is generated
 * @param passwordRepeat the same again
 * @param generate true: the answer holds a strong password, this once
 */
public record ChangePassword(
    @Nullable String password, @Nullable String passwordRepeat, @Nullable Boolean generate) {

  /** Keeps the password out of every log. */
  @Override
  public String toString() {
    return "ChangePassword[]";
  }
}
