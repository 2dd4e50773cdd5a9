package dev.calbridge.scheduler.contract;

import org.jspecify.annotations.Nullable;

/**
 * What to show of an entry where customers' data must stay in the house: the texts without them.
 *
 * @param title SUMMARY without a customer's name; may be empty
 * @param description DESCRIPTION without the block about the customer, or null
 * @param location LOCATION without a customer's address, or null
 */
public record DiscreetText(String title, @Nullable String description, @Nullable String location) {}
