package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.RejectionReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to use a credential. */
public sealed interface Verdict {

  /** It may be used. */
  record Verified(ServiceCredential credential) implements Verdict {}

  /**
   * It opens nothing.
   *
   * @param reason not for whoever tried; null if nobody has the user name
   */
  record Rejected(@Nullable RejectionReason reason) implements Verdict {}

  /**
   * Nobody looked at the password.
   *
   * @param pause until somebody will
   */
  record Throttled(Duration pause) implements Verdict {}
}
