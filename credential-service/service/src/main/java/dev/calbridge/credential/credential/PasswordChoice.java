package dev.calbridge.credential.credential;

/** Where a new password comes from. */
public sealed interface PasswordChoice {

  /** As typed, and as typed the second time; nothing of it is checked yet. */
  record Typed(String password, String repeated) implements PasswordChoice {
    /** Keeps the password out of every log. */
    @Override
    public String toString() {
      return "Typed[]";
    }
  }

  /** We make a strong one and tell it once. */
  record Generated() implements PasswordChoice {}

  /** The user will set one. */
  record Later() implements PasswordChoice {}
}
