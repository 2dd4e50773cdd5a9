package dev.calbridge.scheduler.postgres;

/**
 * Conditions that find what may lie in a window by the partial indexes: what is short and once by
 * its start, what is long or repeats by its end. Wider than the window by a day, for buffers.
 */
final class Windows {

  private Windows() {}

  /**
   * @param resources an SQL array of ids
   * @param from SQL of the window's start
   * @param until SQL of its end
   */
  static String appointmentsOf(String resources, String from, String until) {
    return "("
        + either("primary_resource", resources, from, until)
        + " or "
        + either("secondary_resource", resources, from, until)
        + ")";
  }

  /** The same for (un)availabilities; the kind is asked for beside it. */
  static String timesOf(String resources, String from, String until) {
    return "(" + either("resource", resources, from, until) + ")";
  }

  private static String either(String column, String resources, String from, String until) {
    String of = column + " = any(" + resources + ")";
    String notNull = column.startsWith("secondary") ? column + " is not null and " : "";
    // Columns of type brief last at most 3 days.
    return "(brief and %s%s and reach_from > %s::timestamptz - interval '4 days'"
            .formatted(notNull, of, from)
        + " and reach_from < %s::timestamptz + interval '1 day')".formatted(until)
        + " or (not brief and %s%s".formatted(notNull, of)
        + " and coalesce(reach_until, 'infinity') > %s::timestamptz - interval '1 day'"
            .formatted(from)
        + " and reach_from < %s::timestamptz + interval '1 day')".formatted(until);
  }
}
