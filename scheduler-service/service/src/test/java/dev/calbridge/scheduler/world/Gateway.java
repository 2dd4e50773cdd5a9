package dev.calbridge.scheduler.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sends changes as a gateway does. */
@ApplicationScoped
public class Gateway {

  private final ObjectMapper json;

  public Gateway(ObjectMapper json) {
    this.json = json;
  }

  public EntryChangeOutcome send(EntryChange change) {
    return send(change, UUID.randomUUID().toString());
  }

  public EntryChangeOutcome send(EntryChange change, String key) {
    Response response = post(change, key);
    response.then().statusCode(200);
    try {
      return json.readValue(response.asString(), EntryChangeOutcome.class);
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }

  public Response post(EntryChange change, String key) {
    try {
      return Shop.asGateway()
          .header("Idempotency-Key", key)
          .body(json.writerFor(EntryChange.class).writeValueAsString(change))
          .post("/internal/v1/entry-changes");
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
