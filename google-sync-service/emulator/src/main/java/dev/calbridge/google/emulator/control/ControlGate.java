package dev.calbridge.google.emulator.control;

import dev.calbridge.google.emulator.api.ErrorResponse;
import dev.calbridge.google.emulator.error.GoogleError;
import dev.calbridge.google.emulator.http.Handler;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import java.net.URI;
import java.util.Optional;

/**
 * What every control method has in common: errors become JSON, and pages of other origins open in
 * the same browser may not use it.
 */
public final class ControlGate {

  public Route route(String verb, String path, Handler handler) {
    return Route.of(
        verb, "/_emu" + path, "_emu" + path.replace('/', '.'), request -> answer(handler, request));
  }

  private static Response answer(Handler handler, Request request) {
    if (foreign(request)) {
      return error(403, "not from another origin");
    }
    try {
      return handler.handle(request);
    } catch (GoogleError refused) {
      return ErrorResponse.of(refused);
    } catch (Json.MalformedJson | IllegalArgumentException e) {
      return error(400, e.getMessage() == null ? "invalid" : e.getMessage());
    }
  }

  private static boolean foreign(Request request) {
    Optional<String> origin = request.header("Origin");
    Optional<String> host = request.header("Host");
    return origin.isPresent() && !origin.map(ControlGate::authority).equals(host);
  }

  private static String authority(String origin) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Response error(int status, String message) {
    return Response.json(status, Json.object().put("error", message));
  }
}
