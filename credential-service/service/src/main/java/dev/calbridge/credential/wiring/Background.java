package dev.calbridge.credential.wiring;

import dev.calbridge.credential.consent.Consents;
import dev.calbridge.credential.grant.EndUnusedGrants;
import dev.calbridge.credential.grant.RevokeTokens;
import dev.calbridge.credential.provider.GoogleSettings;
import dev.calbridge.credential.vault.RotateKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What the service does without being asked. Every replica does it; rows are locked. */
@Singleton
public class Background {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration LONGEST_ROTATION = Duration.ofHours(6);
  private static final Duration BETWEEN_CLEANUPS = Duration.ofHours(1);

  /** So long services may ask how a flow ended. */
  private static final Duration CONSENTS_KEPT = Duration.ofDays(1);

  private final MeterRegistry meters;
  private final AtomicLong waiting = new AtomicLong();
  private final Worker revocations;
  private final Worker rotation;
  private final List<Worker> workers;

  public Background(
      RevokeTokens revoke,
      EndUnusedGrants unused,
      RotateKeys rotate,
      Consents consents,
      Settings settings,
      GoogleSettings google,
      Clock clock,
      MeterRegistry meters) {
    this.meters = meters;
    meters.gauge("calbridge.vault.secrets.waiting", waiting);
    this.revocations =
        new Worker("token-revocation", google.revokeInterval(), LONGEST, () -> round(revoke));
    this.rotation =
        new Worker(
            "key-rotation",
            settings.vault().rotationInterval(),
            LONGEST_ROTATION,
            () -> pass(rotate));
    Worker cleanup =
        new Worker(
            "consent-cleanup",
            BETWEEN_CLEANUPS,
            LONGEST,
            () -> consents.forget(clock.instant().minus(CONSENTS_KEPT)));
    Worker tidying =
        new Worker("unused-grants", google.unusedInterval(), LONGEST, () -> tidied(unused));
    this.workers = List.of(revocations, rotation, cleanup, tidying);
  }

  private Uni<RevokeTokens.Report> round(RevokeTokens revoke) {
    return revoke
        .round()
        .invoke(
            report -> {
              count("told", report.told());
              count("failed", report.failed());
              count("given-up", report.givenUp());
              if (report.mayBeMore()) {
                revocations.wake();
              }
            });
  }

  private Uni<Integer> tidied(EndUnusedGrants unused) {
    return unused
        .round()
        .invoke(ended -> meters.counter("calbridge.oauth.grants.unused").increment(ended));
  }

  private void count(String outcome, int number) {
    meters.counter("calbridge.oauth.revocations", "outcome", outcome).increment(number);
  }

  private Uni<RotateKeys.Progress> pass(RotateKeys rotate) {
    return rotate
        .pass()
        .invoke(pass -> meters.counter("calbridge.vault.secrets.rewrapped").increment(pass.done()))
        .chain(rotate::progress)
        .invoke(progress -> waiting.set(progress.waiting()));
  }

  /** A grant has ended: tell the provider at once. */
  void grantEnded() {
    revocations.wake();
  }

  /** Goes through all secrets now. Never blocks. */
  public void rotate() {
    rotation.wake();
  }

  void start(@Observes StartupEvent event) {
    workers.forEach(Worker::start);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    for (Worker worker : workers) {
      worker.stop();
    }
  }
}
