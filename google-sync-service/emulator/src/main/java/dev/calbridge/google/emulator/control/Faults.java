package dev.calbridge.google.emulator.control;

import dev.calbridge.google.emulator.http.DroppedConnection;
import dev.calbridge.google.emulator.http.Handler;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The faults waiting to happen, each used up one matching request at a time. */
public final class Faults {
  private static final class Armed {
    final FaultRule rule;
    int seen;

    Armed(FaultRule rule) {
      this.rule = rule;
    }

    boolean usedUp() {
      return seen >= rule.skip() + rule.count();
    }
  }

  private final List<Armed> armed = new ArrayList<>();
  private final RandomGenerator random;

  /**
   * @param random decides where a rule gives a probability
   */
  public Faults(RandomGenerator random) {
    this.random = random;
  }

  synchronized void add(FaultRule rule) {
    armed.add(new Armed(rule));
  }

  public synchronized void clear() {
    armed.clear();
  }

  /** Those not used up. */
  synchronized List<FaultRule> waiting() {
    return armed.stream().map(fault -> fault.rule).toList();
  }

  /** A handler that goes wrong when a rule says so. */
  public Handler around(String method, Handler handler) {
    return request ->
        next(method, request)
            .map(rule -> goWrong(rule, method, handler, request))
            .orElseGet(() -> handler.handle(request));
  }

  private synchronized Optional<FaultRule> next(String method, Request request) {
    for (Armed fault : armed) {
      if (fault.rule.matches(method, request)
          && (fault.rule.probability() >= 1 || random.nextDouble() < fault.rule.probability())) {
        fault.seen++;
        boolean due = fault.seen > fault.rule.skip();
        armed.removeIf(Armed::usedUp);
        return Stream.of(fault.rule).filter(_ -> due).findFirst();
      }
    }
    return Optional.empty();
  }

  private static Response goWrong(FaultRule rule, String method, Handler handler, Request request) {
    pause(rule);
    boolean answers = !rule.drop() && rule.refusal().isEmpty();
    Optional<Response> done =
        rule.afterCommit() || answers ? Optional.of(handler.handle(request)) : Optional.empty();
    if (rule.drop()) {
      throw new DroppedConnection();
    }
    return rule.refusal()
        .map(refusal -> Refusals.response(method, refusal))
        .or(() -> done.map(response -> Spoiled.by(rule.spoil(), response)))
        .orElseThrow();
  }

  private static void pause(FaultRule rule) {
    try {
      Thread.sleep(rule.delay());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroppedConnection();
    }
  }
}
