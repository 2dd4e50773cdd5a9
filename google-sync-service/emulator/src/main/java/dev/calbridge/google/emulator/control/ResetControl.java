package dev.calbridge.google.emulator.control;

import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import java.util.List;

/** Back to the beginning. */
public final class ResetControl {
  private final ControlGate gate;
  private final List<Runnable> steps;

  /**
   * @param steps make everything forget, and the accounts a fresh emulator starts with
   */
  public ResetControl(ControlGate gate, List<Runnable> steps) {
    this.gate = gate;
    this.steps = List.copyOf(steps);
  }

  public List<Route> routes() {
    return List.of(gate.route("POST", "/reset", this::reset));
  }

  private Response reset(Request request) {
    steps.forEach(Runnable::run);
    return Response.empty(204);
  }
}
