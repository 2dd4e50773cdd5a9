package dev.calbridge.google.world;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of the running service between a real platform, the emulator and fake neighbours. */
@QuarkusTestResource(SyncWorldResource.class)
public abstract class SyncTest {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final LocalDateTime TOMORROW_NINE =
      LocalDate.now(BERLIN).plusDays(1).atTime(LocalTime.of(9, 0));

  protected SyncWorld world;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "calbridge.topic-prefix")
  String topicPrefix;

  private final List<Linked> made = new ArrayList<>();

  /** A resource and a Google calendar, linked. */
  public record Linked(String id, UUID resource, String calendar, UUID grant) {}

  @BeforeEach
  void connect() {
    world.house.connect(bootstrapServers, topicPrefix);
    world.reachable(RestAssured.port);
    world.google.signUp();
  }

  @AfterEach
  void calm() {
    world.google.calm();
    world.house.away(false);
    made.forEach(link -> as("admin").delete("/api/v1/google/links/" + link.id()));
  }

  protected static ConditionFactory soon() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20));
  }

  protected static RequestSpecification as(String user) {
    return given().auth().oauth2(Tokens.of(user)).contentType("application/json");
  }

  /** Subject of a person's tokens. */
  protected static String subject(String user) {
    String payload = Tokens.of(user).split("\\.")[1];
    try {
      return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(payload)).get("sub").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected Linked link(String policy, String direction) {
    return link(world.house.resource("Anna Berger"), policy, direction);
  }

  protected Linked link(UUID resource, String policy, String direction) {
    String calendar = world.google.newCalendar("Calbridge");
    UUID grant = world.grants.consent(world.google.email());
    Response created =
        soon()
            .until(
                () -> create(resource, calendar, grant, policy, direction),
                response -> !"resource-unknown".equals(response.path("code")));
    created.then().statusCode(201);
    Linked link = new Linked(created.path("id"), resource, calendar, grant);
    made.add(link);
    return link;
  }

  protected static Response create(
      UUID resource, String calendar, UUID grant, String policy, String direction) {
    return as("admin")
        .body(
            Map.of(
                "resource", resource,
                "calendarId", calendar,
                "grant", grant,
                "policy", policy,
                "direction", direction))
        .post("/api/v1/google/links");
  }

  protected static Response status(Linked link) {
    return as("admin").get("/api/v1/google/links/" + link.id());
  }

  public static EntryContent appointment(String title, LocalDateTime start) {
    return appointment(title, new EntrySpan.Timed(start, start.plusMinutes(30), BERLIN));
  }

  protected static EntryContent appointment(String title, EntrySpan span) {
    return new EntryContent(
        title,
        "Notiz",
        List.of("Beratung"),
        "01 Stuttgart",
        EntryStatus.CONFIRMED,
        Busy.BUSY,
        span,
        null,
        List.of("X-OWN:kept"));
  }

  protected JsonNode inGoogle(Linked link, String title) {
    return soon()
        .until(() -> world.google.event(link.calendar(), title), found -> found.isPresent())
        .orElseThrow();
  }

  /** Nothing is left to do for the link. */
  protected void awaitQuiet(Linked link) {
    soon().until(() -> status(link).<Integer>path("pending") == 0);
  }

  protected static String rfc3339(LocalDateTime local) {
    return local
        .atZone(BERLIN)
        .toOffsetDateTime()
        .toString()
        .replaceFirst("(T\\d\\d:\\d\\d)([+Z])", "$1:00$2");
  }

  public static String times(LocalDateTime start) {
    return "\"start\":{\"dateTime\":\"%s\",\"timeZone\":\"Europe/Berlin\"},\"end\":{\"dateTime\":\"%s\",\"timeZone\":\"Europe/Berlin\"}"
        .formatted(rfc3339(start), rfc3339(start.plusMinutes(30)));
  }
}
