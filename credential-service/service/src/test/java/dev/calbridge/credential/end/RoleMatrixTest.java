package dev.calbridge.credential.end;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what with a credential of Anna's, in her tenant. */
@QuarkusTest
class RoleMatrixTest {

  private static final String NEW =
      "{\"password\":\"noch ein Satz\",\"passwordRepeat\":\"noch ein Satz\"}";

  private final Api api = new Api();

  @ParameterizedTest
  @CsvSource({
    // who, create for Anna, read, list, change, password, audit, remove, verify
    "admin,             201, 200, 200, 200, 200, 200, 204, 403",
    "anna.berger,       201, 200, 200, 403, 200, 403, 204, 403",
    "ben.vogt,          403, 404, 200, 403, 404, 403, 404, 403",
    "frieda.desk,       403, 403, 403, 403, 403, 403, 403, 403",
    "operator,          403, 403, 403, 403, 403, 403, 403, 403",
    "hoergut.admin,     403, 403, 403, 403, 403, 403, 403, 403",
    "scheduler-service, 403, 403, 403, 403, 403, 403, 403, 200",
    "caldav-gateway,    403, 403, 403, 403, 403, 403, 403, 200",
    "nobody,            401, 401, 401, 401, 401, 401, 401, 401"
  })
  void whoMayDoWhat(
      String who,
      int create,
      int read,
      int list,
      int change,
      int password,
      int audit,
      int remove,
      int verify) {
    String path = Api.CREDENTIALS + "/" + api.create(Api.credential(Api.newUserName()));
    Map<String, Object> particulars =
        Map.of("branch", "6a1b0000-0000-4000-8000-000000000002", "confirmed", true);

    expect(create, as(who).body(Api.credential(Api.newUserName())).post(Api.CREDENTIALS));
    expect(read, as(who).get(path));
    expect(list, as(who).get(Api.CREDENTIALS));
    expect(change, as(who).header("If-Match", "*").body(particulars).put(path));
    expect(password, as(who).body(NEW).put(path + "/password"));
    expect(audit, as(who).get(Api.AUDIT));
    expect(remove, as(who).delete(path));
    expect(
        verify,
        as(who)
            .body(Map.of("userName", "anna", "password", "x", "serviceClass", "CALDAV_SYNC"))
            .post("/internal/v1/service-credentials/verify"));
  }

  private io.restassured.specification.RequestSpecification as(String who) {
    return (who.equals("nobody")
            ? io.restassured.RestAssured.given().contentType("application/json")
            : api.as(who))
        .header("Calbridge-Tenant", Api.TENANT);
  }

  private static void expect(int status, Response response) {
    response.then().statusCode(status);
  }
}
