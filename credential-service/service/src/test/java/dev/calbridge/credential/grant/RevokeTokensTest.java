package dev.calbridge.credential.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.grant.RevokeTokens.Report;
import dev.calbridge.platform.testkit.MovableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A provider that is away is asked again, ever more seldom, and not for ever. */
class RevokeTokensTest {

  private final MovableClock clock = MovableClock.at("2026-11-02T09:30:00Z");
  private final PlainVault vault = new PlainVault();
  private final ScriptedTokenEndpoint google = new ScriptedTokenEndpoint();
  private final Queue queue = new Queue();
  private final RevokeTokens revoke = new RevokeTokens(queue, google, vault, clock);

  @Test
  void theProviderIsToldOnceAndTheTokenForgotten() {
    queue.put("token");
    assertThat(round()).isEqualTo(new Report(1, 0, 0));
    assertThat(round()).isEqualTo(new Report(0, 0, 0));
    assertThat(google.revoked).containsExactly("token");
  }

  @Test
  void aProviderThatIsAwayIsAskedAgain() {
    google.away = true;
    queue.put("token");
    assertThat(round()).isEqualTo(new Report(0, 1, 0));
    assertThat(round()).as("not at once").isEqualTo(new Report(0, 0, 0));

    google.away = false;
    clock.pass(Duration.ofSeconds(30));
    assertThat(round()).isEqualTo(new Report(1, 0, 0));
  }

  @Test
  void eachTimeItWaitsLongerAndInTheEndItGivesUp() {
    google.away = true;
    queue.put("token");
    List<Duration> pauses = new ArrayList<>();
    Report report = round();
    while (report.failed() == 1) {
      pauses.add(Duration.between(clock.instant(), queue.dueAt));
      clock.jumpTo(queue.dueAt);
      report = round();
    }
    assertThat(report).isEqualTo(new Report(0, 0, 1));
    assertThat(pauses).isSorted().hasSizeBetween(10, 100).startsWith(Duration.ofSeconds(30));
    assertThat(clock.instant()).isBefore(Instant.parse("2026-11-03T09:30:00Z"));
    assertThat(queue.entries).isEmpty();
  }

  @Test
  void aTokenWhoseKeyIsGoneIsGivenUpInTheEnd() {
    queue.entries.add(
        new Revocations.Due(
            "optik",
            UUID.randomUUID(),
            0,
            clock.instant(),
            vault.seal(Grant.revocation("x", UUID.randomUUID()), "t")));
    assertThat(round()).isEqualTo(new Report(0, 0, 1));
    assertThat(google.revoked).isEmpty();
  }

  private Report round() {
    return revoke.round().await().indefinitely();
  }

  /** Holds one at most, which is all that these tests need. */
  private final class Queue implements Revocations {
    private final List<Due> entries = new ArrayList<>();
    private Instant dueAt = Instant.MIN;

    void put(String token) {
      UUID grant = UUID.randomUUID();
      entries.add(
          new Due(
              "optik",
              grant,
              0,
              clock.instant().plus(Duration.ofDays(1)),
              vault.seal(Grant.revocation("optik", grant), token)));
    }

    @Override
    public Uni<List<Due>> take(Instant at, Instant again, int limit) {
      return Uni.createFrom().item(at.isBefore(dueAt) ? List.of() : List.copyOf(entries));
    }

    @Override
    public Uni<Void> done(Due due) {
      entries.clear();
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> later(Due due, Instant at) {
      entries.set(
          0, new Due(due.tenant(), due.grant(), due.attempts() + 1, due.giveUpAt(), due.token()));
      dueAt = at;
      return Uni.createFrom().voidItem();
    }
  }
}
