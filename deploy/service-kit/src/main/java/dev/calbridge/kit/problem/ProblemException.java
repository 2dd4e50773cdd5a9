package dev.calbridge.kit.problem;

/** A request that cannot be carried out; becomes problem details with this status and code. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * @param status HTTP status, 4xx or 5xx
   * @param code stable, kebab-case; callers may switch on it
   * @param detail says what to do; shown to the caller
   */
  public ProblemException(int status, String code, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
