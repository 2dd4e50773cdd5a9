package dev.calbridge.kit.problem;

import java.util.Map;

/** A request that cannot be carried out; becomes problem details with this status and code. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, Object> members;

  /**
   * @param status HTTP status, 4xx or 5xx
   * @param code stable, kebab-case; callers may switch on it
   * @param detail says what to do; shown to the caller
   */
  public ProblemException(int status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  /**
   * @param members extension members of the problem document (RFC 9457 section 3.2); what JSON can
   *     say
   */
  public ProblemException(int status, String code, String detail, Map<String, Object> members) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.members = Map.copyOf(members);
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

  public Map<String, Object> members() {
    return members;
  }
}
