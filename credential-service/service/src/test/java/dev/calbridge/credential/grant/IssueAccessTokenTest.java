package dev.calbridge.credential.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.crypto.Sha256TokenDigests;
import dev.calbridge.credential.grant.TokenEndpoint.Refresh;
import dev.calbridge.credential.grant.TokenEndpoint.Unavailable;
import dev.calbridge.platform.testkit.MovableClock;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two processes that share the turns; a provider that answers when told to. */
class IssueAccessTokenTest {

  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final MovableClock clock = MovableClock.at("2026-11-02T09:30:00Z");
  private final Grant grant =
      new Grant(
          "optik",
          UUID.randomUUID(),
          1,
          "google",
          "117",
          List.of("openid"),
          GrantState.ACTIVE,
          null,
          clock.instant(),
          clock.instant());
  private final PlainVault vault = new PlainVault();
  private final ScriptedTokenEndpoint google = new ScriptedTokenEndpoint();
  private final InMemoryTokenTurns turns =
      new InMemoryTokenTurns(grant, vault.seal(grant.refreshToken(), "refresh-1"));
  private final double[] jitter = {0};
  private final IssueAccessToken here = process();
  private final IssueAccessToken there = process();

  private IssueAccessToken process() {
    return new IssueAccessToken(
        turns,
        google,
        vault,
        new Sha256TokenDigests(),
        new RefreshTimes(MARGIN, AHEAD, AHEAD, () -> jitter[0]),
        Duration.ofSeconds(10),
        UUID::randomUUID,
        clock);
  }

  @Test
  void whoeverAsksMeanwhileSharesTheRefresh() {
    var first = ask(here);
    var second = ask(here);
    first.assertNotTerminated();
    succeed(0, "t1", 3600);
    first.assertItem(issued("t1", 3600));
    second.assertItem(issued("t1", 3600));
    assertThat(google.refreshes).hasSize(1);
  }

  @Test
  void anotherProcessWaitsForWhatTheFirstOneFetches() {
    ask(here);
    var other = ask(there);
    other.assertNotTerminated();
    succeed(0, "t1", 3600);
    other.awaitItem(Duration.ofSeconds(5)).assertItem(issued("t1", 3600));
    assertThat(google.refreshes).hasSize(1);
  }

  @Test
  void aTokenIsRefreshedAheadOfItsEnd() {
    ask(here);
    succeed(0, "t1", 3600);
    pass(Duration.ofSeconds(3600).minus(AHEAD).minusSeconds(1));
    ask(there).assertItem(new IssuedToken.Issued(new AccessToken("t1", start().plusSeconds(3600))));
    assertThat(google.refreshes).hasSize(1);
    pass(Duration.ofSeconds(1));
    ask(there);
    assertThat(google.refreshes).hasSize(2);
  }

  @Test
  void jitterMakesItEarlierByNoMoreThanTheSpread() {
    jitter[0] = 0.5;
    ask(here);
    succeed(0, "t1", 3600);
    assertThat(turns.token.refreshAt())
        .isEqualTo(start().plusSeconds(3600).minus(AHEAD).minus(AHEAD.dividedBy(2)));
  }

  @Test
  void whileOneRefreshesTheOthersGetTheTokenThatStillHolds() {
    ask(here);
    succeed(0, "t1", 3600);
    pass(Duration.ofSeconds(3600).minus(AHEAD));
    ask(here).assertNotTerminated();
    ask(there).assertItem(new IssuedToken.Issued(new AccessToken("t1", start().plusSeconds(3600))));
  }

  @Test
  void aProviderThatIsAwayCostsNothingWhileTheOldTokenHolds() {
    ask(here);
    succeed(0, "t1", 3600);
    pass(Duration.ofSeconds(3600).minus(AHEAD));
    var asked = ask(here);
    google.refreshes.get(1).fail(new Unavailable("away"));
    asked.assertItem(new IssuedToken.Issued(new AccessToken("t1", start().plusSeconds(3600))));

    pass(AHEAD.minus(MARGIN));
    var late = ask(here);
    google.refreshes.get(2).fail(new Unavailable("away"));
    late.assertFailedWith(Unavailable.class);
    assertThat(turns.losses).isZero();
  }

  @Test
  void aFailureIsNotKept() {
    var first = ask(here);
    google.refreshes.get(0).fail(new Unavailable("away"));
    first.assertFailedWith(Unavailable.class);
    var second = ask(here);
    succeed(1, "t2", 3600);
    second.assertItem(issued("t2", 3600));
  }

  @Test
  void aRefreshTokenTheProviderReplacesIsUsedFromThenOn() {
    ask(here);
    google
        .refreshes
        .get(0)
        .complete(
            new Refresh.Refreshed(
                new AccessToken("t1", clock.instant().plusSeconds(1)), "refresh-2"));
    ask(there);
    assertThat(google.refreshTokens).containsExactly("refresh-1", "refresh-2");
  }

  @Test
  void aConsentTakenBackIsNotedOnce() {
    var first = ask(here);
    google.refreshes.get(0).complete(new Refresh.ConsentGone());
    first.assertItem(new IssuedToken.ConsentNeeded());
    assertThat(turns.losses).isEqualTo(1);
  }

  @Test
  void aGrantRenewedDuringTheRefreshIsNotLost() {
    var asked = ask(here);
    turns.refreshToken = vault.seal(grant.refreshToken(), "renewed");
    google.refreshes.get(0).complete(new Refresh.ConsentGone());
    asked.assertFailedWith(Unavailable.class);
    assertThat(turns.losses).isZero();
  }

  private Instant start() {
    return grant.createdAt();
  }

  private void pass(Duration time) {
    clock.pass(time);
  }

  private UniAssertSubscriber<IssuedToken> ask(IssueAccessToken process) {
    return process
        .issue("optik", grant.id())
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private void succeed(int refresh, String value, long seconds) {
    google
        .refreshes
        .get(refresh)
        .complete(
            new Refresh.Refreshed(
                new AccessToken(value, clock.instant().plusSeconds(seconds)), null));
  }

  private IssuedToken issued(String value, long seconds) {
    return new IssuedToken.Issued(new AccessToken(value, clock.instant().plusSeconds(seconds)));
  }
}
