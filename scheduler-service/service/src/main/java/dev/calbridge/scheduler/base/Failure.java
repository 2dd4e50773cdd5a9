package dev.calbridge.scheduler.base;

import java.util.List;

/**
 * Why a request was not carried out, sorted by what the caller can do.
 *
 * @param code stable, kebab-case
 * @param detail what to do; never holds a customer's name
 * @param collisions what stands in the way; the first few
 */
public record Failure(Kind kind, String code, String detail, List<Collision> collisions) {

  public Failure {
    collisions = List.copyOf(collisions);
  }

  /** Nothing of the tenant's own stands in the way. */
  public Failure(Kind kind, String code, String detail) {
    this(kind, code, detail, List.of());
  }

  /** Sorts of failures. */
  public enum Kind {
    /** It is not there, or not for this tenant. */
    ABSENT,
    /** The caller must say which version it wants to change. */
    PRECONDITION_MISSING,
    /** The state is not the one the caller named. */
    PRECONDITION_FAILED,
    /** The caller may not do this. */
    NOT_ALLOWED,
    /** The value breaks a rule. */
    BROKEN,
    /** Something else stands in the way. */
    CONFLICT
  }

  public static Failure absent(String what) {
    return new Failure(Kind.ABSENT, "not-found", "There is no such " + what + ".");
  }

  public static Failure broken(BrokenRule rule) {
    return new Failure(Kind.BROKEN, rule.code(), rule.detail());
  }

  public static Failure stale() {
    return new Failure(
        Kind.PRECONDITION_FAILED, "stale-version", "It was changed meanwhile: read it again.");
  }

  public static Failure exists() {
    return new Failure(Kind.PRECONDITION_FAILED, "already-exists", "It is there already.");
  }

  public static Failure preconditionMissing() {
    return new Failure(
        Kind.PRECONDITION_MISSING,
        "precondition-required",
        "Send If-Match with the version you read.");
  }
}
