package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a method returns, before a field mask and HTTP.
 *
 * @param etag for the header; the one in the body is the resource's own business
 */
record Answer(int status, Optional<ObjectNode> body, Optional<String> etag) {

  static Answer ok(ObjectNode body) {
    return new Answer(200, Optional.of(body), Optional.empty());
  }

  static Answer resource(ObjectNode body) {
    return new Answer(200, Optional.of(body), Optional.of(body.path("etag").asText()));
  }

  static Answer noContent() {
    return new Answer(204, Optional.empty(), Optional.empty());
  }

  static Answer notModified(String etag) {
    return new Answer(304, Optional.empty(), Optional.of(etag));
  }
}
