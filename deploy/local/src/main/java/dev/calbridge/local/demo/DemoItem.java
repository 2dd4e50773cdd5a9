package dev.calbridge.local.demo;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * One thing to put: {@code PUT /api/v1/<collection>/<id>}.
 *
 * @param collection path segment
 * @param id always the same for the same thing, so that loading twice makes nothing twice
 * @param body as the REST interface takes it
 */
public record DemoItem(String collection, UUID id, Map<String, Object> body) {

  public DemoItem {
    body = Map.copyOf(body);
  }

  /** The id of something of a tenant. */
  static UUID id(String tenant, String collection, String key) {
    String name = "calbridge demo/" + tenant + "/" + collection + "/" + key;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
