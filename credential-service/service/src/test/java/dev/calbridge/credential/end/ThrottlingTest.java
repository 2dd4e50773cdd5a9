package dev.calbridge.credential.end;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Guessing gets slow; who knows the password does not notice. */
@QuarkusTest
class ThrottlingTest {

  @TestHTTPResource(management = true)
  URI management;

  private final Api api = new Api();

  @Test
  void twoHundredWrongPasswordsFromManyAddressesLockNobodyOut() {
    String userName = Api.newUserName();
    api.create(Api.credential(userName));
    api.verifyFrom("192.0.2.1", userName, Api.PASSWORD).body("result", equalTo("verified"));
    double before = throttled();

    for (int number = 0; number < 200; number++) {
      api.verifyFrom("198.51.100." + number, userName, "wrong number " + number)
          .body("result", equalTo("rejected"));
      if (number % 50 == 49) {
        api.verifyFrom("192.0.2.1", userName, Api.PASSWORD).body("result", equalTo("verified"));
      }
    }

    api.verifyFrom("198.51.100.250", userName, "wrong number 250")
        .body("result", equalTo("rejected"))
        .body("retryAfter", greaterThan(500));
    api.verifyFrom("203.0.113.5", userName, Api.PASSWORD).body("result", equalTo("verified"));
    assertThat(throttled() - before).isGreaterThan(180);
  }

  @Test
  void oneAddressThatTriesManyNamesIsSentAway() {
    for (int number = 0; number < 21; number++) {
      api.verifyFrom("203.0.113.77", Api.newUserName(), "a guess");
    }
    api.verifyFrom("203.0.113.77", Api.newUserName(), "a guess").body("retryAfter", greaterThan(0));
  }

  private double throttled() {
    return Arrays.stream(given().get(management.resolve("/q/metrics")).asString().split("\n"))
        .filter(line -> line.startsWith("calbridge_credential_verifications_total"))
        .filter(line -> line.contains("result=\"throttled\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
