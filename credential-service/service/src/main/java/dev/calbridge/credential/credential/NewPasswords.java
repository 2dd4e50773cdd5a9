package dev.calbridge.credential.credential;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Turns what was chosen into a password that keeps the rules. */
public final class NewPasswords {

  /** Easy to read from a screen and to type on a telephone: nothing that looks like another. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 5;
  private static final int GROUP = 4;

  private final PasswordRules rules;
  private final RandomGenerator random;

  /**
   * @param random must be fit for secrets
   */
  public NewPasswords(PasswordRules rules, RandomGenerator random) {
    this.rules = rules;
    this.random = random;
  }

  /**
   * @return empty if there shall be none yet
   */
  Outcome<Optional<Password>> choose(UserName userName, PasswordChoice choice) {
    return switch (choice) {
      case PasswordChoice.Typed(String password, String repeated) ->
          rules.check(userName, password, repeated).then(good -> Outcome.done(Optional.of(good)));
      case PasswordChoice.Generated() -> Outcome.done(Optional.of(generate()));
      case PasswordChoice.Later() -> Outcome.done(Optional.empty());
    };
  }

  /** 20 characters out of 31: 99 bits. */
  private Password generate() {
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      text.append(group == 0 ? "" : "-");
      for (int place = 0; place < GROUP; place++) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return new Password(text.toString());
  }
}
