package dev.calbridge.scheduler.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.scheduler.world.EventStream;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code docs/api/roles.md} is the specification: every cell of its table is tried. */
@QuarkusTest
class RoleMatrixTest {

  private static final String ALLOWED = "yes";

  /** One person or program of each role and no other. */
  private static final Map<String, Supplier<RequestSpecification>> CALLERS = callers();

  @Inject ObjectMapper json;

  private static Map<String, Supplier<RequestSpecification>> callers() {
    Map<String, Supplier<RequestSpecification>> callers = new LinkedHashMap<>();
    callers.put("tenant-admin", () -> Shop.as("hoergut.admin"));
    callers.put("front-desk", () -> Shop.as("frieda.desk"));
    callers.put("employee", () -> Shop.as("anna.berger"));
    callers.put("operator", () -> Shop.as("operator"));
    callers.put("service", Shop::asGateway);
    callers.put("nobody", () -> given().contentType("application/json"));
    return callers;
  }

  private record Row(String method, String path, List<String> cells) {}

  @Test
  void everyRoleMayDoWhatTheTableSaysAndNothingElse() throws IOException {
    Shop.open();
    List<String> wrong = new ArrayList<>();
    for (Row row : table()) {
      int column = 0;
      for (var caller : CALLERS.entrySet()) {
        boolean allowed = row.cells().get(column++).equals(ALLOWED);
        int status = status(row, caller.getKey(), caller.getValue().get());
        boolean let = status != 401 && status != 403;
        if (let != allowed || status >= 500) {
          wrong.add(row.method() + " " + row.path() + " as " + caller.getKey() + ": " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTableNamesEveryOperation() throws IOException {
    TreeSet<String> described = new TreeSet<>();
    JsonNode paths = json.readTree(given().get("/q/openapi?format=json").asString()).get("paths");
    for (var path : paths.properties()) {
      for (var operation : path.getValue().properties()) {
        if (operation.getValue().isObject()) {
          described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    TreeSet<String> named = new TreeSet<>();
    table().forEach(row -> named.add(row.method() + " " + row.path()));
    assertThat(named).isEqualTo(described);
  }

  private static int status(Row row, String role, RequestSpecification request) {
    String path =
        row.path()
            .replace("{alias}", "no-such-tenant")
            .replace("{tenant}", "no-such-tenant")
            .replace("{file}", "x.ics")
            .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    if (path.equals("/api/v1/changes") && !role.equals("nobody")) {
      return listening(role, path);
    }
    return request
        .contentType(contentType(row))
        .body(row.method().equals("GET") ? "" : "{}")
        .accept("*/*")
        .request(row.method(), path)
        .statusCode();
  }

  /** The answer never ends: only its beginning is read. */
  private static int listening(String role, String path) {
    String user =
        switch (role) {
          case "tenant-admin" -> "hoergut.admin";
          case "front-desk" -> "frieda.desk";
          case "employee" -> "anna.berger";
          case "operator" -> "operator";
          default -> null;
        };
    if (user == null) {
      return Shop.asGateway().accept("text/event-stream").get(path).statusCode();
    }
    try (EventStream stream = new EventStream(user, path, null)) {
      return stream.status();
    }
  }

  private static String contentType(Row row) {
    if (row.method().equals("PATCH")) {
      return "application/merge-patch+json";
    }
    return row.path().endsWith("/import")
        ? "text/csv"
        : row.path().endsWith("/calendar") ? "text/calendar" : "application/json";
  }

  private static List<Row> table() throws IOException {
    Path file = Path.of(System.getProperty("calbridge.root"), "docs/api/roles.md");
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("| `")) {
        List<String> cells =
            List.of(line.substring(1).split("\\|", -1)).stream().map(String::strip).toList();
        String[] operation = cells.getFirst().replace("`", "").split(" ", 2);
        rows.add(new Row(operation[0], operation[1], cells.subList(1, 1 + CALLERS.size())));
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }
}
