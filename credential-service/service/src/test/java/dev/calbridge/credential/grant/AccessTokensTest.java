package dev.calbridge.credential.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.contract.AccessToken;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

  private static final UUID GRANT = UUID.randomUUID();

  private final Instant[] now = {Instant.parse("2026-11-02T09:30:00Z")};
  private final Clock clock = ((InstantSource) () -> now[0]).withZone(ZoneOffset.UTC);
  private final AccessTokens tokens = new AccessTokens(Duration.ofSeconds(60), clock);

  /** Refreshes under way; a test ends them when it wants. */
  private final List<UniEmitter<? super IssuedToken>> refreshes = new ArrayList<>();

  @Test
  void whoeverAsksMeanwhileSharesTheRefresh() {
    var first = ask();
    var second = ask();
    assertThat(refreshes).hasSize(1);
    first.assertNotTerminated();

    succeed(0, "t1", 3600);

    first.assertItem(issued("t1", 3600));
    second.assertItem(issued("t1", 3600));
    ask().assertItem(issued("t1", 3600));
    assertThat(refreshes).hasSize(1);
  }

  @Test
  void aTokenWithLittleTimeLeftIsRefreshed() {
    ask();
    succeed(0, "t1", 3600);
    now[0] = now[0].plusSeconds(3539);
    ask();
    assertThat(refreshes).hasSize(1);
    now[0] = now[0].plusSeconds(1);
    ask();
    assertThat(refreshes).hasSize(2);
  }

  @Test
  void aFailureIsNotKept() {
    var first = ask();
    refreshes.get(0).fail(new TokenEndpoint.Unavailable("down"));
    first.assertFailedWith(TokenEndpoint.Unavailable.class);

    var second = ask();
    succeed(1, "t2", 3600);
    second.assertItem(issued("t2", 3600));
  }

  @Test
  void aRefusalIsNotKept() {
    ask();
    refreshes.get(0).complete(new IssuedToken.ConsentNeeded());
    ask();
    assertThat(refreshes).hasSize(2);
  }

  @Test
  void aTokenThatArrivesAfterItsGrantWasForgottenIsNotKept() {
    ask();
    tokens.forget("optik", GRANT);
    succeed(0, "old", 3600);

    var after = ask();
    succeed(1, "new", 3600);
    after.assertItem(issued("new", 3600));
  }

  private UniAssertSubscriber<IssuedToken> ask() {
    return tokens
        .get("optik", GRANT, () -> Uni.createFrom().emitter(refreshes::add))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private void succeed(int refresh, String value, long seconds) {
    refreshes.get(refresh).complete(issued(value, seconds));
  }

  private IssuedToken issued(String value, long seconds) {
    return new IssuedToken.Issued(new AccessToken(value, now[0].plusSeconds(seconds)));
  }
}
