package dev.calbridge.credential.end;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way to fail gets the same answer. */
@QuarkusTest
class VerificationTest {

  private final Api api = new Api();

  @Test
  void aWrongPasswordIsRejected() {
    String userName = Api.newUserName();
    api.create(Api.credential(userName));
    rejected(userName, Api.PASSWORD + "!");
    rejected(userName, "");
    rejected(userName, "x".repeat(100_000));
  }

  @Test
  void anUnknownUserNameIsRejected() {
    rejected(Api.newUserName(), Api.PASSWORD);
    rejected("", Api.PASSWORD);
    rejected("a:b\u0000c", Api.PASSWORD);
  }

  @Test
  void anExpiredOneIsRejected() {
    var body = Api.credential(Api.newUserName());
    body.put("validUntil", "2020-01-01");
    body.put("timeZone", "Europe/Berlin");
    api.create(body);
    rejected((String) body.get("userName"), Api.PASSWORD);
  }

  @Test
  void oneThatIsNotYetValidIsRejected() {
    var body = Api.credential(Api.newUserName());
    body.put("validFrom", "2099-01-01");
    body.put("timeZone", "Europe/Berlin");
    api.create(body);
    rejected((String) body.get("userName"), Api.PASSWORD);
  }

  @Test
  void anUnconfirmedOneIsRejected() {
    var body = Api.credential(Api.newUserName());
    body.put("confirmed", false);
    api.create(body);
    rejected((String) body.get("userName"), Api.PASSWORD);
  }

  @Test
  void composedAndDecomposedLettersAreTheSame() {
    String composed = "Gr\u00fc\u00dfe aus N\u00fcrnberg";
    var body = Api.credential(Api.newUserName());
    body.put("password", composed);
    body.put("passwordRepeat", composed);
    api.create(body);
    api.verify((String) body.get("userName"), "Gru\u0308\u00dfe aus Nu\u0308rnberg")
        .body("result", equalTo("verified"));
  }

  @Test
  void onlyServicesMayAsk() {
    Map<String, Object> request =
        Map.of("userName", "anna", "password", "x", "serviceClass", "CALDAV_SYNC");
    for (String person : new String[] {"admin", "anna.berger", "frieda.desk", "operator"}) {
      api.as(person)
          .body(request)
          .post("/internal/v1/service-credentials/verify")
          .then()
          .statusCode(403);
    }
  }

  @Test
  void aClassThatDoesNotExistIsABadRequest() {
    api.as("caldav-gateway")
        .body(Map.of("userName", "anna", "password", "x", "serviceClass", "TELEPATHY"))
        .post("/internal/v1/service-credentials/verify")
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed-json"));
  }

  private void rejected(String userName, String password) {
    api.verify(userName, password).body("size()", equalTo(1)).body("result", equalTo("rejected"));
  }
}
