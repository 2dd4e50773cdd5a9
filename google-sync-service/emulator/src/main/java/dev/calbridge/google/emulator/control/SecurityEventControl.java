package dev.calbridge.google.emulator.control;

import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.oauth.SecurityEventTokens;
import dev.calbridge.google.emulator.world.Account;
import dev.calbridge.google.emulator.world.World;
import java.util.List;

/** Signs what Google would push about an account; whoever tests a receiver delivers it. */
public final class SecurityEventControl {
  private final ControlGate gate;
  private final World world;
  private final SecurityEventTokens tokens;

  public SecurityEventControl(ControlGate gate, World world, SecurityEventTokens tokens) {
    this.gate = gate;
    this.world = world;
    this.tokens = tokens;
  }

  public List<Route> routes() {
    return List.of(gate.route("POST", "/accounts/{email}/security-events", this::signed));
  }

  private Response signed(Request request) {
    Account account = world.account(request.variable("email")).orElseThrow(Errors::notFound);
    String type = request.json().path("type").asText("");
    return Response.json(200, Json.object().put("token", tokens.of(account, type)));
  }
}
