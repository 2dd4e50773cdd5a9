package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.grant.EndGrant;
import dev.calbridge.credential.grant.EndUnusedGrants;
import dev.calbridge.credential.grant.UnusedGrants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Grants that were given for nothing. */
@QuarkusTest
class UnusedGrantsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject UnusedGrants unused;
  @Inject EndGrant end;
  @Inject Clock clock;

  private final Api api = new Api();
  private final String account = UUID.randomUUID().toString();

  @Test
  void aGrantThatNoLinkUsesEndsHereAndAtTheProviderWhenItsTimeIsOver() {
    String given = consent(account);
    String used = consent(account + "-used");
    api.asService(Api.TENANT)
        .put("/internal/v1/oauth-grants/" + used + "/uses/" + UUID.randomUUID())
        .then()
        .statusCode(204);

    round(Duration.ofHours(1));
    assertThat(status(given)).isEqualTo(200);

    assertThat(round(Duration.ZERO)).isPositive();
    assertThat(status(given)).isEqualTo(404);
    assertThat(status(used)).isEqualTo(200);
    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> api.google("/revoke", "good-" + account).equals("true"));
    assertThat(api.google("/revoke", "good-" + account + "-used")).isEqualTo("false");
  }

  private int round(Duration unusedFor) {
    return new EndUnusedGrants(unused, end, unusedFor, clock).round().await().atMost(LIMIT);
  }

  private int status(String grant) {
    return api.as("admin").get(Api.GRANTS + "/" + grant).statusCode();
  }

  private String consent(String whose) {
    return api.grant("admin", "good-" + whose);
  }
}
