package dev.calbridge.credential.credential;

/**
 * Short marks of user name and password by which the same pair is known again. Made under a key
 * that this process has drawn and nobody else has: worthless in a memory dump without it, and never
 * written anywhere.
 */
public interface Fingerprints {

  /** Equal for equal arguments, and for no others. */
  String of(String userName, Password password);
}
