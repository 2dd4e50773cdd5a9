package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.error.GoogleError;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.oauth.Grants;
import dev.calbridge.google.emulator.world.Account;
import dev.calbridge.google.emulator.world.World;
import java.util.Optional;

/** What every method has in common: token, scope, errors, field mask. */
public final class Gate {
  private static final String BASE = "/calendar/v3";

  private final World world;
  private final Grants grants;
  private final Quotas quotas;

  public Gate(World world, Grants grants, Quotas quotas) {
    this.world = world;
    this.grants = grants;
    this.quotas = quotas;
  }

  /** One method of the API. */
  @FunctionalInterface
  interface Method {
    /**
     * @throws GoogleError if Google would refuse
     */
    Answer call(Caller caller, Request request);
  }

  Route route(String verb, String path, ApiMethod method, Method implementation) {
    return Route.of(
        verb, BASE + path, method.wire(), request -> answer(method, implementation, request));
  }

  private Response answer(ApiMethod method, Method implementation, Request request) {
    try {
      Optional<FieldMask> mask = request.query().filled("fields").map(FieldMask::parse);
      Answer answer = implementation.call(caller(method, request), request);
      Response response =
          answer
              .body()
              .map(body -> Response.json(answer.status(), masked(mask, body)))
              .orElseGet(() -> Response.empty(answer.status()));
      return answer.etag().map(etag -> response.with("ETag", etag)).orElse(response);
    } catch (GoogleError error) {
      return ErrorResponse.of(error);
    } catch (Json.MalformedJson malformed) {
      return ErrorResponse.of(Errors.parseError());
    }
  }

  private static ObjectNode masked(Optional<FieldMask> mask, ObjectNode body) {
    return mask.map(fields -> fields.apply(body)).orElse(body);
  }

  private Caller caller(ApiMethod method, Request request) {
    String header = request.header("Authorization").orElseThrow(Errors::loginRequired);
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw Errors.invalidCredentials();
    }
    Grants.Grant grant =
        grants
            .access(header.substring(7).strip())
            .map(Grants.AccessToken::grant)
            .orElseThrow(Errors::invalidCredentials);
    Account account = world.account(grant.email()).orElseThrow(Errors::invalidCredentials);
    if (!grant.scopes().hasAny(method.scopes())) {
      throw Errors.insufficientScopes();
    }
    quotas.count(method, account.email());
    if (method.writesEvents()) {
      quotas.countWrite(request.variable("calendarId"));
    }
    return new Caller(world, account, grant.scopes(), method);
  }
}
