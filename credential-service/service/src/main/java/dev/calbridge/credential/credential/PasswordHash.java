package dev.calbridge.credential.credential;

/**
 * What is kept of a password.
 *
 * @param text in PHC string format, {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}
 */
public record PasswordHash(String text) {

  /** Keeps the hash out of every log. */
  @Override
  public String toString() {
    return "PasswordHash[]";
  }
}
