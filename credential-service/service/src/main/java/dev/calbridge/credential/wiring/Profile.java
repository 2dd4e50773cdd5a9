package dev.calbridge.credential.wiring;

/** Where the service runs. Only what is unsafe elsewhere depends on it. */
enum Profile {
  PRODUCTION,
  /** One developer's machine, loopback only. */
  LOCAL,
  TEST;

  boolean allowsDemoSecrets() {
    return this != PRODUCTION;
  }
}
