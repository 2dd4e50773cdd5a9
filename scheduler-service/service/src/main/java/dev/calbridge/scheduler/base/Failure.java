package dev.calbridge.scheduler.base;

/**
 * Why a request was not carried out, sorted by what the caller can do.
 *
 * @param code stable, kebab-case
 * @param detail what to do; never holds a customer's name
 */
public record Failure(Kind kind, String code, String detail) {

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
