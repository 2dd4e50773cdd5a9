package dev.calbridge.scheduler.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which customers somebody looks for; all conditions hold together.
 *
 * @param terms folded words of which each must begin a word of the customer
 * @param kind or null for any
 * @param tag one of theirs, or null
 * @param responsible who looks after them, or null
 * @param after where the page before ended, or null
 * @param limit most customers in a page
 */
public record CustomerSearch(
    List<String> terms,
    Customer.@Nullable Kind kind,
    @Nullable String tag,
    @Nullable UUID responsible,
    @Nullable After after,
    int limit) {

  public CustomerSearch {
    terms = List.copyOf(terms);
  }

  /**
   * A place in the list by name.
   *
   * @param sortName folded name of the last customer before
   * @param id of that customer
   */
  public record After(String sortName, UUID id) {}
}
