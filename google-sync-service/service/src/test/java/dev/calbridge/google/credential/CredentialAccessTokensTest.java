package dev.calbridge.google.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.contract.RefusedAccessToken;
import dev.calbridge.platform.testkit.MovableClock;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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

  /** Gives the same token until it is refused or expires, as credential-service does. */
  private final class Giver implements GrantsClient {
    private int given;
    private int asked;
    private boolean away;
    private Instant expires = Instant.MIN;

    @Override
    public AccessToken accessToken(String tenant, UUID grant) {
      asked++;
      if (!theirs.instant().isBefore(expires)) {
        given++;
        expires = theirs.instant().plus(Duration.ofHours(1));
      }
      return new AccessToken("token-" + given, expires);
    }

    @Override
    public void refused(String tenant, UUID grant, RefusedAccessToken token) {
      if (away) {
        throw new ProcessingException("no answer");
      }
      if (token.value().equals("token-" + given)) {
        expires = Instant.MIN;
      }
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
    assertThat(giver.asked).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT7M", "-PT7M"})
  void aTokenThatGoogleRefusesIsNotKeptHoweverLongItSeemsToLast(Duration theirSkew) {
    theirs.jumpTo(NOON.plus(theirSkew));
    String first = tokens.token(TENANT, GRANT);
    tokens.refused(TENANT, GRANT, first);
    assertThat(tokens.token(TENANT, GRANT)).isNotEqualTo(first);
  }

  @Test
  void aRefusalNobodyHearsIsToldTheNextTime() {
    String first = tokens.token(TENANT, GRANT);
    giver.away = true;
    tokens.refused(TENANT, GRANT, first);
    assertThat(tokens.token(TENANT, GRANT)).isEqualTo(first);

    giver.away = false;
    tokens.refused(TENANT, GRANT, first);
    assertThat(tokens.token(TENANT, GRANT)).isNotEqualTo(first);
  }

  @Test
  void anOldRefusalDoesNotCostTheNewToken() {
    String first = tokens.token(TENANT, GRANT);
    tokens.refused(TENANT, GRANT, first);
    String second = tokens.token(TENANT, GRANT);

    tokens.refused(TENANT, GRANT, first);

    assertThat(tokens.token(TENANT, GRANT)).isEqualTo(second);
    assertThat(giver.asked).isEqualTo(2);
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
