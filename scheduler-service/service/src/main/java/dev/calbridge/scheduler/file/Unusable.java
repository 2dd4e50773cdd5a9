package dev.calbridge.scheduler.file;

/** An item of a file that cannot be taken; says why. */
final class Unusable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  Unusable(String code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
