package dev.calbridge.credential.credential;

import java.util.Locale;
import java.util.Set;

/** What a new password must be like. */
public final class PasswordRules {

  /**
   * In code points (NIST SP 800-63B-4 section 3.1.1.2: count characters, refuse no kind of them).
   */
  private static final int SHORTEST = 10;

  private static final int LONGEST = 128;

  private final Set<String> common;

  /**
   * @param common passwords everybody tries first, in lower case
   */
  public PasswordRules(Set<String> common) {
    this.common = Set.copyOf(common);
  }

  /** Checks what was typed twice for the owner of this user name. */
  public Outcome<Password> check(UserName userName, String typed, String repeated) {
    if (!typed.equals(repeated)) {
      return Outcome.refused(Refusal.PASSWORD_REPEAT);
    }
    Password password = new Password(typed);
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      return Outcome.refused(Refusal.PASSWORD_LENGTH);
    }
    if (!Typable.all(password.value())) {
      return Outcome.refused(Refusal.PASSWORD_CHARACTERS);
    }
    String lower = password.value().toLowerCase(Locale.ROOT);
    if (common.contains(lower) || oneCharacterOnly(lower)) {
      return Outcome.refused(Refusal.PASSWORD_COMMON);
    }
    if (lower.equals(userName.value().toLowerCase(Locale.ROOT))
        || lower.equals(userName.folded())) {
      return Outcome.refused(Refusal.PASSWORD_USER_NAME);
    }
    return Outcome.done(password);
  }

  private static boolean oneCharacterOnly(String text) {
    return text.codePoints().distinct().count() == 1;
  }
}
