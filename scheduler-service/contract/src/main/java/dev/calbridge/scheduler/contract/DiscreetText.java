package dev.calbridge.scheduler.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to show of an entry where customers' data must stay in the house: the texts without them.
 *
 * @param title SUMMARY without a customer's name; may be empty
 * @param description DESCRIPTION without the block about the customer, or null
 * @param location LOCATION without a customer's address, or null
 * @param overrides the texts of every override of the series
 */
public record DiscreetText(
    String title,
    @Nullable String description,
    @Nullable String location,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OfOccurrence> overrides) {

  public DiscreetText {
    overrides = overrides == null ? List.of() : List.copyOf(overrides);
  }

  /** Of something without overrides. */
  public DiscreetText(String title, @Nullable String description, @Nullable String location) {
    this(title, description, location, List.of());
  }

  /**
   * The texts of one {@link EntryOverride}.
   *
   * @param occurrence which one, as {@link EntryOverride#occurrence} names it
   */
  public record OfOccurrence(
      LocalDateTime occurrence,
      String title,
      @Nullable String description,
      @Nullable String location) {}
}
