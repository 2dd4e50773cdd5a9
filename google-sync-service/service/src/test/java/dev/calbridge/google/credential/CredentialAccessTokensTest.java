package dev.calbridge.google.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.platform.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens expire by the clock of credential-service, which need not be ours. */
class CredentialAccessTokensTest {

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final String TENANT = "optik-himmel";
  private static final UUID GRANT = new UUID(1, 1);

  private final MovableClock ours = new MovableClock(NOON);
  private final MovableClock theirs = new MovableClock(NOON);
  private final Giver giver = new Giver();
  private final CredentialAccessTokens tokens = new CredentialAccessTokens(giver, ours);

  private final class Giver implements GrantsClient {
    private int given;

    @Override
    public AccessToken accessToken(String tenant, UUID grant) {
      return new AccessToken("token-" + ++given, theirs.instant().plus(Duration.ofHours(1)));
    }

    @Override
    public void use(String tenant, UUID grant, UUID link) {}

    @Override
    public void unuse(String tenant, UUID grant, UUID link) {}
  }

  private void pass(Duration time) {
    ours.pass(time);
    theirs.pass(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT7M", "-PT7M", "-PT2H"})
  void aTokenIsNotAskedForAgainAtEveryCall(Duration theirSkew) {
    theirs.jumpTo(NOON.plus(theirSkew));
    for (int call = 0; call < 10; call++) {
      assertThat(tokens.token(TENANT, GRANT)).isEqualTo("token-1");
      pass(Duration.ofSeconds(5));
    }
    assertThat(giver.given).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT7M", "-PT7M"})
  void aTokenThatGoogleRefusesIsNotKeptHoweverLongItSeemsToLast(Duration theirSkew) {
    theirs.jumpTo(NOON.plus(theirSkew));
    String first = tokens.token(TENANT, GRANT);
    tokens.refused(TENANT, GRANT, first);
    assertThat(tokens.token(TENANT, GRANT)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT7M", "-PT7M", "-PT2H"})
  void aTokenIsReplacedInTheEnd(Duration theirSkew) {
    theirs.jumpTo(NOON.plus(theirSkew));
    tokens.token(TENANT, GRANT);
    pass(Duration.ofMinutes(70));
    assertThat(tokens.token(TENANT, GRANT)).isEqualTo("token-2");
  }
}
