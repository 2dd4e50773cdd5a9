package dev.calbridge.scheduler.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The machine-readable description is complete enough to program against. */
@QuarkusTest
class OpenApiTest {

  @Inject ObjectMapper json;

  @Test
  void everyOperationIsDescribedWithItsRefusalsAndExamples() throws IOException {
    JsonNode api = json.readTree(given().get("/q/openapi?format=json").asString());
    List<String> wrong = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (var path : api.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (operation.getValue().isObject()) {
          String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          seen.add(name);
          check(api, name, operation.getValue(), wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).contains("PATCH /api/v1/customers/{id}", "GET /api/v1/changes");
    JsonNode examples = json.readTree(getClass().getResourceAsStream("/openapi/examples.json"));
    examples
        .fieldNames()
        .forEachRemaining(name -> assertThat(seen).as("has an example").contains(name));
  }

  private static void check(JsonNode api, String name, JsonNode operation, List<String> wrong) {
    if (operation.path("summary").asText().isBlank()) {
      wrong.add(name + ": no summary");
    }
    if (operation.at("/responses/default/content/application~1problem+json").isMissingNode()) {
      wrong.add(name + ": no problem details");
    }
    for (var type : operation.at("/requestBody/content").properties()) {
      JsonNode example = type.getValue().path("example");
      if (example.isMissingNode()) {
        wrong.add(name + ": no example of " + type.getKey());
      } else if (example.isObject() && type.getValue().has("schema")) {
        JsonNode schema = resolved(api, type.getValue().get("schema"));
        if (schema.has("properties")) {
          example
              .fieldNames()
              .forEachRemaining(
                  field -> {
                    if (!schema.get("properties").has(field)) {
                      wrong.add(name + ": the example has an unknown field " + field);
                    }
                  });
        }
      }
    }
  }

  private static JsonNode resolved(JsonNode api, JsonNode schema) {
    return schema.has("$ref") ? api.at(schema.get("$ref").asText().substring(1)) : schema;
  }
}
