package dev.calbridge.kit.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.platform.testkit.Platform;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines of a request say of which tenant they are, and lines of the next one say nothing of it. */
@QuarkusTest
class LogContextTest {

  private final Map<String, String> tenants = new ConcurrentHashMap<>();
  private final Logger logger = Logger.getLogger(LoggingResource.class.getName());
  private final Handler collector =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          String tenant = ((ExtLogRecord) line).getMdc(LogKeys.TENANT);
          tenants.put(line.getMessage(), tenant == null ? "" : tenant);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(collector);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(collector);
  }

  @Test
  void theTenantGoesWithTheRequestAndNoFurther() {
    String token = Platform.current().keycloak().token("admin", "demo");
    given().auth().oauth2(token).get("/logging/tenant").then().statusCode(200);
    given().get("/logging/nobody").then().statusCode(200);

    assertThat(tenants)
        .containsEntry("now", "optik-himmel")
        .containsEntry("later", "optik-himmel")
        .containsEntry("nobody", "");
  }
}
