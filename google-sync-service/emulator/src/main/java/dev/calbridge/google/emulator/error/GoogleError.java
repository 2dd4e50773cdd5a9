package dev.calbridge.google.emulator.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.http.Json;
import dev.calbridge.google.emulator.http.Response;
import java.util.Optional;

/** A refusal of the Calendar API, with the body Google sends. */
public final class GoogleError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Where in the request the fault lies, such as parameter/syncToken or header/If-Match. */
  public record Location(String type, String name) implements java.io.Serializable {
    public static Location parameter(String name) {
      return new Location("parameter", name);
    }

    public static Location header(String name) {
      return new Location("header", name);
    }
  }

  private final int status;
  private final String domain;
  private final String reason;
  private final String text;
  private final transient Optional<Location> location;

  public GoogleError(
      int status, String domain, String reason, String text, Optional<Location> location) {
    super(status + " " + reason);
    this.status = status;
    this.domain = domain;
    this.reason = reason;
    this.text = text;
    this.location = location;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  /** For people. */
  public String text() {
    return text;
  }

  public Response response() {
    ObjectNode error = Json.object();
    error.put("code", status).put("message", text);
    ObjectNode detail = error.putArray("errors").addObject();
    detail.put("message", text).put("domain", domain).put("reason", reason);
    location.ifPresent(
        where -> detail.put("location", where.name()).put("locationType", where.type()));
    switch (status) {
      case 401 -> error.put("status", "UNAUTHENTICATED");
      case 403 -> {
        if (reason.equals("insufficientPermissions")) {
          error.put("status", "PERMISSION_DENIED");
        }
      }
      default -> {
        // The older front end of the Calendar API sends no status word.
      }
    }
    ObjectNode body = Json.object();
    body.set("error", error);
    Response response = Response.json(status, body);
    return switch (reason) {
      case "authError", "required" ->
          status == 401
              ? response.with(
                  "WWW-Authenticate",
                  "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"")
              : response;
      case "insufficientPermissions" ->
          response.with(
              "WWW-Authenticate",
              "Bearer realm=\"https://accounts.google.com/\", error=\"insufficient_scope\"");
      default -> response;
    };
  }
}
