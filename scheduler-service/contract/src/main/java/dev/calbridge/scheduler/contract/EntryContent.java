package dev.calbridge.scheduler.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of an entry that a calendar program shows and may want to change.
 *
 * @param title SUMMARY; may be empty
 * @param description DESCRIPTION, decorated by scheduler-service; plain text, or null
 * @param categories CATEGORIES; the first is the appointment type
 * @param location LOCATION, or null
 * @param status null if the tenant's status maps to none of the three
 * @param busy how it counts for free time
 * @param span when it takes place (its first occurrence)
 * @param recurrence null if it takes place once
 * @param extras content lines of properties nobody here knows, unfolded, kept for whoever wrote
 *     them (RFC 5545 section 3.1)
 */
public record EntryContent(
    String title,
    @Nullable String description,
    List<String> categories,
    @Nullable String location,
    @Nullable EntryStatus status,
    Busy busy,
    EntrySpan span,
    @Nullable Recurrence recurrence,
    List<String> extras) {

  public EntryContent {
    categories = List.copyOf(categories);
    extras = List.copyOf(extras);
  }
}
