package dev.calbridge.credential.contract;

/**
 * {@code PUT /api/v1/service-credentials/{id}/password}.
 *
 * @param password 10 to 128 characters
 * @param passwordRepeat the same again
 */
public record ChangePassword(String password, String passwordRepeat) {

  /** Keeps the password out of every log. */
  @Override
  public String toString() {
    return "ChangePassword[]";
  }
}
