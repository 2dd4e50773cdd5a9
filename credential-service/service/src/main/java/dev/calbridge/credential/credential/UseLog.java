package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.RejectionReason;
import java.time.Instant;

/** Hears of every use, and writes down what is worth it, later and together. Never waits. */
public interface UseLog {

  void used(ServiceCredential credential, Origin origin, Instant at);

  void rejected(ServiceCredential credential, RejectionReason reason, Origin origin, Instant at);
}
