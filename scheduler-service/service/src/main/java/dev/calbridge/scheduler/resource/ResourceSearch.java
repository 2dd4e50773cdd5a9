package dev.calbridge.scheduler.resource;

import dev.calbridge.scheduler.contract.ResourceKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which resources somebody looks for.
 *
 * @param name a part of the name, whatever its case; null for any
 * @param kind person or place; null for both
 * @param branch where they are visible; null for anywhere
 * @param hiddenToo true if also those that the appointment book hides
 * @param after the last id of the page before, or null
 * @param limit most items of a page
 */
public record ResourceSearch(
    @Nullable String name,
    @Nullable ResourceKind kind,
    @Nullable UUID branch,
    boolean hiddenToo,
    @Nullable UUID after,
    int limit) {}
