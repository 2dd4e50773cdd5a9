package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.credential.grant.IssueAccessToken;
import dev.calbridge.credential.grant.IssuedToken;
import dev.calbridge.credential.grant.RefreshTimes;
import dev.calbridge.credential.grant.TokenDigests;
import dev.calbridge.credential.grant.TokenEndpoint;
import dev.calbridge.credential.grant.TokenTurns;
import dev.calbridge.credential.vault.Vault;
import dev.calbridge.kit.events.CloudEventHeaders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A grant from its first use to its last, what the topic tells of it, and what the provider. */
@QuarkusTest
class GrantUsesTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject TokenTurns turns;
  @Inject TokenEndpoint endpoint;
  @Inject Vault vault;
  @Inject TokenDigests digests;
  @Inject Clock clock;
  @Inject Pool pool;

  private final Api api = new Api();
  private final String account = UUID.randomUUID().toString();

  @Test
  void withItsLastUseAGrantEndsHereAndAtTheProvider() {
    String grant = consent("admin", "good");
    String one = use(grant);
    String other = use(grant);
    put(grant, one, 204);
    details(grant).body("uses", equalTo(2));

    delete(grant, one);
    delete(grant, one);
    details(grant).body("uses", equalTo(1));
    delete(grant, UUID.randomUUID().toString());
    delete(grant, other);

    api.as("admin").get(Api.GRANTS + "/" + grant).then().statusCode(404);
    put(grant, one, 404);
    delete(grant, other);
    Awaitility.await().atMost(LIMIT).until(() -> revoked("good"));
    try (CredentialTopic topic = new CredentialTopic(CredentialTopics.OAUTH_GRANTS)) {
      var events = topic.await(Api.TENANT + "/" + grant, 3);
      assertThat(events).hasSize(3);
      assertThat(JsonPath.from(events.get(1).value()).getString("state")).isEqualTo("REVOKED");
      assertThat(events.get(2).value()).isNull();
      assertThat(CloudEventHeaders.of(events.get(2).headers()).type())
          .isEqualTo(CredentialTopics.OAUTH_GRANT_REMOVED);
    }
    assertThat(secretsOf(grant)).isZero();
  }

  @Test
  void anAdministratorEndsAGrantThatIsInUse() {
    String grant = consent("admin", "good");
    use(grant);
    api.as("admin")
        .header("If-Match", "\"7\"")
        .delete(Api.GRANTS + "/" + grant)
        .then()
        .statusCode(412);
    api.as("admin")
        .header("If-Match", "\"1\"")
        .delete(Api.GRANTS + "/" + grant)
        .then()
        .statusCode(204);
    Awaitility.await().atMost(LIMIT).until(() -> revoked("good"));
  }

  /** Google forgets all grants of an account at once, whichever tenant asked it to. */
  @Test
  void anAccountThatAnotherTenantUsesIsNotRevoked() {
    String ours = consent("admin", "good");
    String theirs = consent("hoergut.admin", "good");

    api.as("admin").delete(Api.GRANTS + "/" + ours).then().statusCode(204);
    assertThat(waitingRevocations(ours)).isZero();
    assertThat(revoked("good")).isFalse();
    api.asService(Api.OTHER_TENANT).post(tokenPath(theirs)).then().statusCode(200);

    api.as("hoergut.admin").delete(Api.GRANTS + "/" + theirs).then().statusCode(204);
    Awaitility.await().atMost(LIMIT).until(() -> revoked("good"));
  }

  @Test
  void aGrantThatIsLostIsToldOnce() {
    String grant = consent("admin", "forbidden");
    for (int attempt = 0; attempt < 3; attempt++) {
      api.asService(Api.TENANT)
          .post(tokenPath(grant))
          .then()
          .statusCode(409)
          .body("code", equalTo("consent-needed"));
    }
    String again = consent("admin", "good");
    assertThat(again).isEqualTo(grant);
    try (CredentialTopic topic = new CredentialTopic(CredentialTopics.OAUTH_GRANTS)) {
      List<String> states =
          topic.await(Api.TENANT + "/" + grant, 3).stream()
              .map(event -> JsonPath.from(event.value()).getString("state"))
              .toList();
      assertThat(states).containsExactly("ACTIVE", "CONSENT_NEEDED", "ACTIVE");
    }
    assertThat(api.google("/refreshes", "forbidden-" + account)).isEqualTo("1");
  }

  @Test
  void aRefreshTokenTheProviderReplacesIsKept() {
    String grant = consent("admin", "rotating");
    for (int attempt = 0; attempt < 3; attempt++) {
      api.asService(Api.TENANT).post(tokenPath(grant)).then().statusCode(200);
    }
    details(grant).body("state", equalTo("ACTIVE"));
  }

  @Test
  void severalReplicasFetchOneToken() {
    UUID grant = UUID.fromString(consent("admin", "slow"));
    List<Uni<IssuedToken>> asked =
        IntStream.range(0, 5).mapToObj(number -> replica().issue(Api.TENANT, grant)).toList();
    Set<String> tokens = new HashSet<>();
    for (IssuedToken issued : Uni.join().all(asked).andFailFast().await().atMost(LIMIT)) {
      assertThat(issued).isInstanceOf(IssuedToken.Issued.class);
      AccessToken token = ((IssuedToken.Issued) issued).token();
      tokens.add(token.value());
    }
    assertThat(tokens).hasSize(1);
    assertThat(api.google("/refreshes", "slow-" + account)).isEqualTo("1");
  }

  @Test
  void aTokenIsSharedWithoutAskingTheProviderAgain() {
    String grant = consent("admin", "good");
    String first = api.asService(Api.TENANT).post(tokenPath(grant)).then().extract().path("value");
    IssuedToken second = replica().issue(Api.TENANT, UUID.fromString(grant)).await().atMost(LIMIT);
    assertThat(((IssuedToken.Issued) second).token().value()).isEqualTo(first);
    assertThat(api.google("/refreshes", "good-" + account)).isEqualTo("1");
  }

  /** Shares nothing with this process but the database. */
  private IssueAccessToken replica() {
    return new IssueAccessToken(
        turns,
        endpoint,
        vault,
        digests,
        new RefreshTimes(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ZERO, () -> 0),
        LIMIT,
        UUID::randomUUID,
        clock);
  }

  private String consent(String who, String behaviour) {
    return api.grant(who, behaviour + "-" + account);
  }

  private String use(String grant) {
    String link = UUID.randomUUID().toString();
    put(grant, link, 204);
    return link;
  }

  private void put(String grant, String link, int status) {
    api.asService(Api.TENANT).put(usePath(grant, link)).then().statusCode(status);
  }

  private void delete(String grant, String link) {
    api.asService(Api.TENANT).delete(usePath(grant, link)).then().statusCode(204);
  }

  private io.restassured.response.ValidatableResponse details(String grant) {
    return api.as("admin").get(Api.GRANTS + "/" + grant).then().statusCode(200);
  }

  private boolean revoked(String behaviour) {
    return api.google("/revoke", behaviour + "-" + account).equals("true");
  }

  private int waitingRevocations(String grant) {
    return pool.preparedQuery("select count(*) from oauth_revocation where grant_id = $1")
        .execute(Tuple.of(UUID.fromString(grant)))
        .await()
        .atMost(LIMIT)
        .iterator()
        .next()
        .getInteger(0);
  }

  private int secretsOf(String grant) {
    return pool.withTransaction(
            connection ->
                connection
                    .query("select set_config('app.tenant', '" + Api.TENANT + "', true)")
                    .execute()
                    .chain(
                        () ->
                            connection
                                .preparedQuery(
                                    "select count(*) from vault_secret"
                                        + " where purpose like '%' || $1 || '%'"
                                        + " or purpose like '%' || $2 || '%'")
                                .execute(Tuple.of(grant, account))))
        .await()
        .atMost(LIMIT)
        .iterator()
        .next()
        .getInteger(0);
  }

  private static String usePath(String grant, String link) {
    return "/internal/v1/oauth-grants/" + grant + "/uses/" + link;
  }

  private static String tokenPath(String grant) {
    return "/internal/v1/oauth-grants/" + grant + "/access-token";
  }
}
