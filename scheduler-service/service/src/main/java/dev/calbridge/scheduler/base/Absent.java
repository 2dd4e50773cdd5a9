package dev.calbridge.scheduler.base;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the usual value where a caller left something out. */
public final class Absent {

  private Absent() {}

  public static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Null for a blank text; line ends become LF, which is all that RFC 5545 TEXT can carry. */
  public static @Nullable String blank(@Nullable String value) {
    return value == null || value.isBlank() ? null : lines(value);
  }

  public static <T> List<T> list(@Nullable List<T> value) {
    return value == null ? List.of() : List.copyOf(value);
  }

  public static String lines(String value) {
    return value.replace("\r\n", "\n").replace('\r', '\n');
  }
}
