package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.credential.contract.Verification;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest extends GatewayTest {

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "PROPFIND", "GET", "PUT", "REPORT", "DELETE", "MKCALENDAR"})
  void withoutACredentialThereIsAChallenge(String method) {
    Answer answer = new DavClient(gateway, null, null).send(method, practice.calendar(), null);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .hasValue("Basic realm=\"Calbridge\", charset=\"UTF-8\"");
  }

  @Test
  void aWrongPasswordIsChallengedLikeAnUnknownUser() {
    Answer wrong =
        new DavClient(gateway, practice.userName, "wrong")
            .send("PROPFIND", practice.calendar(), null, "Depth", "0");
    Answer unknown =
        new DavClient(gateway, "nobody", "wrong")
            .send("PROPFIND", practice.calendar(), null, "Depth", "0");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
    assertThat(unknown.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic ***", "Basic bm9jb2xvbg==", "Bearer abc", "Digest x"})
  void whatIsNoBasicCredentialIsChallenged(String authorization) {
    Answer answer =
        new DavClient(gateway, null, null)
            .send("PROPFIND", "/dav/", null, "Depth", "0", "Authorization", authorization);

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void aVerifiedPasswordIsRememberedAlsoWhileTheCredentialServiceIsAway() {
    int asked = credentials.questions();
    credentials.setAway(true);

    assertThat(anna.send("OPTIONS", practice.calendar(), null).status()).isEqualTo(200);
    assertThat(credentials.questions()).isEqualTo(asked);
    Answer other =
        new DavClient(gateway, "somebody", "else").send("OPTIONS", practice.calendar(), null);
    assertThat(other.status()).isEqualTo(503);
    assertThat(other.header("Retry-After")).isPresent();
  }

  @Test
  void tooManyWrongPasswordsAreNoReasonToAskForAnotherOne() {
    credentials.throttle(42);

    Answer throttled =
        new DavClient(gateway, practice.userName, "wrong")
            .send("PROPFIND", practice.calendar(), null, "Depth", "0");

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.header("Retry-After")).hasValue("42");
    assertThat(throttled.header("WWW-Authenticate")).isEmpty();
    // The one with the right password, verified before, goes on.
    assertThat(anna.send("OPTIONS", practice.calendar(), null).status()).isEqualTo(200);
  }

  @Test
  void theEndOfTheValidityCountsAlsoForWhoSignedInBefore() {
    Practice brief = new Practice();
    credentials.knows(
        brief.password,
        new Verification.Verified(
            brief.tenant,
            brief.credential,
            1,
            brief.userName,
            brief.user,
            brief.branch,
            Instant.now().plusSeconds(2)));
    DavClient program = new DavClient(gateway, brief.userName, brief.password);
    assertThat(program.send("PROPFIND", brief.home(), null, "Depth", "0").status()).isEqualTo(207);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(program.send("PROPFIND", brief.home(), null, "Depth", "0").status())
                    .isEqualTo(401));
  }

  @Test
  void newsOfACredentialDropWhatIsRememberedOfIt() {
    int asked = credentials.questions();
    credentials.knows("changed", practice.verified());

    events.publishCredentialRemoval(practice.tenant, practice.credential, 2);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(anna.send("OPTIONS", practice.calendar(), null).status())
                    .isEqualTo(401));
    assertThat(credentials.questions()).isGreaterThan(asked);
  }

  @Test
  void twoTenantsNeverSeeEachOther() {
    CalendarEntry entry = practice.appointment("Geheim", LocalDateTime.of(2026, 11, 23, 9, 0));
    publish(entry);
    Practice other = new Practice();
    credentials.knows(other.password, other.verified());
    DavClient stranger = new DavClient(gateway, other.userName, other.password);

    assertThat(stranger.send("GET", practice.href(entry), null).status()).isEqualTo(404);
    String underOwnHome = other.home() + practice.resource + "/";
    assertThat(stranger.send("PROPFIND", underOwnHome, null, "Depth", "1").status()).isEqualTo(404);
    assertThat(stranger.send("PROPFIND", other.home(), null, "Depth", "1").hrefs())
        .containsExactly(other.home());
  }

  @Test
  void aPlaceIsOpenToTheUsersBranchesOnly() {
    UUID near = UUID.randomUUID();
    UUID far = UUID.randomUUID();
    events.publish(practice.room(far, UUID.randomUUID()));
    events.publish(practice.room(near, practice.branch));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(anna.send("PROPFIND", practice.home(), null, "Depth", "1").hrefs())
                    .contains(practice.home() + near + "/"));
    assertThat(anna.send("PROPFIND", practice.home(), null, "Depth", "1").hrefs())
        .containsExactly(practice.home(), practice.calendar(), practice.home() + near + "/");
  }
}
