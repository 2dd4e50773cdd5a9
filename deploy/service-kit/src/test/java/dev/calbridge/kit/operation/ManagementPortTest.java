package dev.calbridge.kit.operation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators ask is answered on a port that is never published. */
@QuarkusTest
class ManagementPortTest {

  @TestHTTPResource(management = true)
  URI management;

  @ParameterizedTest
  @CsvSource({
    "/q/health/live, UP",
    "/q/health/ready, UP",
    "/q/health/started, UP",
    "/q/metrics, jvm_memory_used_bytes",
  })
  void itIsThereAndNowhereElse(String path, String said) {
    given().get(management.resolve(path)).then().statusCode(200).body(containsString(said));
    given().get(path).then().statusCode(404);
  }
}
