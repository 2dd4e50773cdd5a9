package dev.calbridge.credential.credential;

import java.time.Duration;

/** What happens to an attempt before its password is looked at. */
sealed interface Admission {

  /** Its password is compared. */
  record Judged() implements Admission {}

  /**
   * The same wrong password again, as an old device sends it all day: neither compared nor counted.
   */
  record WrongAgain() implements Admission {}

  /** Not now. */
  record Later(Duration pause) implements Admission {}
}
