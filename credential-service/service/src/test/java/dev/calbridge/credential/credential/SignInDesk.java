package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.RejectionReason;
import dev.calbridge.credential.contract.ServiceClass;
import dev.calbridge.platform.testkit.MovableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that verifying needs, in memory; one replica may be restarted or another one asked. */
final class SignInDesk {

  static final ThrottleRules RULES =
      new ThrottleRules(5, 20, Duration.ofMinutes(15), Duration.ofHours(1), 1000);

  final MovableClock clock;
  final InMemoryCredentials credentials = new InMemoryCredentials();
  final PlainPasswordHashes hashes = new PlainPasswordHashes();
  final InMemoryPenalties penalties = new InMemoryPenalties();
  final List<String> log = new ArrayList<>();
  Set<String> usedNetworks = Set.of();
  private VerifyCredential verify;

  SignInDesk(Instant now) {
    clock = new MovableClock(now);
    verify = replica();
  }

  /** Another process: it shares what is in the database, and remembers nothing. */
  void restart() {
    verify = replica();
  }

  void keep(ServiceCredential credential) {
    keep(credential, new PasswordHash("plain:" + Samples.PASSWORD));
  }

  void keep(ServiceCredential credential, @Nullable PasswordHash hash) {
    if (credentials.add(credential, hash, null).await().indefinitely() instanceof Outcome.Refused) {
      throw new IllegalStateException("The test's own credential is refused");
    }
  }

  Verdict verify(String userName, String password, @Nullable String address) {
    return verify
        .verify(
            userName,
            password,
            ServiceClass.CALDAV_SYNC,
            new Origin(address, address, CalendarPrograms.OTHER))
        .await()
        .indefinitely();
  }

  boolean opens(String userName, String password, @Nullable String address) {
    return verify(userName, password, address) instanceof Verdict.Verified;
  }

  private VerifyCredential replica() {
    Throttle throttle =
        new Throttle(
            RULES,
            penalties,
            new RecentVerdicts(2_000, RULES.quiet(), clock),
            new UsedFrom(),
            clock);
    return new VerifyCredential(
        credentials,
        hashes,
        (name, typed) -> name + "/" + typed.value(),
        throttle,
        new Log(),
        clock);
  }

  private final class UsedFrom implements Uses {
    @Override
    public Uni<Map<UUID, CredentialUse>> last(String tenant, Collection<UUID> ids) {
      return Uni.createFrom().item(Map.of());
    }

    @Override
    public Uni<Set<String>> networks(String tenant, UUID credential) {
      return Uni.createFrom().item(tenant.equals("-") ? Set.of() : usedNetworks);
    }
  }

  private final class Log implements UseLog {
    @Override
    public void used(ServiceCredential credential, Origin origin, Instant at) {
      log.add(credential.userName().value() + " used");
    }

    @Override
    public void rejected(
        ServiceCredential credential, RejectionReason reason, Origin origin, Instant at) {
      log.add(credential.userName().value() + " " + reason);
    }
  }
}
