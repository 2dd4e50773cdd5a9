package dev.calbridge.scheduler.base;

/**
 * A rule of business that a value breaks.
 *
 * @param code stable, kebab-case
 * @param detail what to do about it; never holds a customer's name
 * @param limit true if a size or a count is exceeded, false if the value makes no sense
 */
public record BrokenRule(String code, String detail, boolean limit) {

  public static BrokenRule invalid(String code, String detail) {
    return new BrokenRule(code, detail, false);
  }

  public static BrokenRule limit(String code, String detail) {
    return new BrokenRule(code, detail, true);
  }
}
