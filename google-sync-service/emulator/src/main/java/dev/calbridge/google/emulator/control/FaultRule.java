package dev.calbridge.google.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.json.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which requests shall go wrong, and how.
 *
 * @param method such as {@code events.insert} or {@code oauth.token}; empty for any
 * @param path must be found in the decoded path; empty for any
 * @param skip so many matching requests pass first
 * @param count so many go wrong after them
 * @param afterCommit the request is carried out, only its answer goes wrong: the ambiguous write
 * @param drop the connection ends instead of an answer
 * @param probability with which a matching request goes wrong; skip and count count those
 * @param spoil what is done to an answer that is given
 */
record FaultRule(
    Optional<String> method,
    Optional<Pattern> path,
    int skip,
    int count,
    boolean afterCommit,
    Duration delay,
    boolean drop,
    double probability,
    Optional<Spoil> spoil,
    Optional<Refusal> refusal) {

  /** Ways an answer can be wrong although it is one. */
  enum Spoil {
    /** Half of the body is missing. */
    TRUNCATED,
    /** A list that has no items, as if everything had gone. */
    EMPTY,
    /** A list that has its first item twice. */
    REPEATED,
    /** Declared as zipped, but it is not. */
    GZIP,
    /** The body takes a second. */
    SLOW
  }

  /** An answer Google could have given. */
  record Refusal(
      int status, String reason, Optional<String> message, Optional<Integer> retryAfter) {}

  static FaultRule parse(ObjectNode json) {
    try {
      Optional<Refusal> refusal = refusal(json);
      boolean drop = json.path("drop").asBoolean(false);
      Duration delay = Duration.ofMillis(json.path("delayMillis").asLong(0));
      Optional<Spoil> spoil =
          text(json, "spoil").map(word -> Spoil.valueOf(word.toUpperCase(Locale.ROOT)));
      double probability = json.path("probability").asDouble(1);
      if (refusal.isEmpty() && !drop && delay.isZero() && spoil.isEmpty()) {
        throw new IllegalArgumentException("give status and reason, drop, delayMillis, or spoil");
      }
      return new FaultRule(
          text(json, "method"),
          text(json, "path").map(Pattern::compile),
          json.path("skip").asInt(0),
          json.path("count").asInt(1),
          json.path("when").asText("before").equals("after"),
          delay,
          drop,
          probability,
          spoil,
          refusal);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("path is not a regular expression", e);
    }
  }

  boolean matches(String calledMethod, Request request) {
    return method.filter(wanted -> !wanted.equals(calledMethod)).isEmpty()
        && path.filter(wanted -> !wanted.matcher(request.path()).find()).isEmpty();
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("skip", skip).put("count", count);
    method.ifPresent(name -> json.put("method", name));
    path.ifPresent(pattern -> json.put("path", pattern.pattern()));
    json.put("when", afterCommit ? "after" : "before");
    json.put("probability", probability);
    spoil.ifPresent(kind -> json.put("spoil", kind.name().toLowerCase(Locale.ROOT)));
    json.put("delayMillis", delay.toMillis()).put("drop", drop);
    refusal.ifPresent(answer -> json.put("status", answer.status()).put("reason", answer.reason()));
    return json;
  }

  private static Optional<Refusal> refusal(ObjectNode json) {
    JsonNode status = json.path("status");
    if (status.isMissingNode()) {
      return Optional.empty();
    }
    if (status.asInt() < 400 || status.asInt() > 599) {
      throw new IllegalArgumentException("status must be between 400 and 599");
    }
    JsonNode retryAfter = json.path("retryAfterSeconds");
    return Optional.of(
        new Refusal(
            status.asInt(),
            json.path("reason").asText("backendError"),
            text(json, "message"),
            retryAfter.isInt() ? Optional.of(retryAfter.asInt()) : Optional.empty()));
  }

  private static Optional<String> text(ObjectNode json, String field) {
    return Optional.of(json.path(field).asText("")).filter(text -> !text.isEmpty());
  }
}
