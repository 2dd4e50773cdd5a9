package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.GoogleError;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.json.Json;
import java.util.Optional;

/** A refusal as Google puts it into HTTP. */
public final class ErrorResponse {
  private ErrorResponse() {}

  public static Response of(GoogleError refused) {
    Response response = Response.json(refused.status(), body(refused));
    return challenge(refused)
        .map(
            fault ->
                response.with(
                    "WWW-Authenticate",
                    "Bearer realm=\"https://accounts.google.com/\", error=\"" + fault + "\""))
        .orElse(response);
  }

  private static ObjectNode body(GoogleError refused) {
    ObjectNode body = Json.object();
    ObjectNode error =
        body.putObject("error").put("code", refused.status()).put("message", refused.text());
    ObjectNode detail =
        error
            .putArray("errors")
            .addObject()
            .put("message", refused.text())
            .put("domain", refused.domain())
            .put("reason", refused.reason());
    refused
        .location()
        .ifPresent(where -> detail.put("location", where.name()).put("locationType", where.type()));
    statusWord(refused).ifPresent(word -> error.put("status", word));
    return body;
  }

  /** Only the newer front end, which checks tokens and scopes, sends one. */
  private static Optional<String> statusWord(GoogleError refused) {
    return challenge(refused)
        .map(fault -> fault.equals("insufficient_scope") ? "PERMISSION_DENIED" : "UNAUTHENTICATED");
  }

  private static Optional<String> challenge(GoogleError refused) {
    return switch (refused.status()) {
      case 401 -> Optional.of("invalid_token");
      case 403 ->
          Optional.of("insufficient_scope")
              .filter(_ -> refused.reason().equals("insufficientPermissions"));
      default -> Optional.empty();
    };
  }
}
