package dev.calbridge.scheduler.base;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next cursor of the part that follows, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  public <U> Page<U> map(Function<T, U> change) {
    return new Page<>(items.stream().map(change).toList(), next);
  }
}
