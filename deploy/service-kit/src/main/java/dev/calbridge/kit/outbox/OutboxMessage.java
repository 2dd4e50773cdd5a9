package dev.calbridge.kit.outbox;

import org.jspecify.annotations.Nullable;

/**
 * An event to be published.
 *
 * @param topic without the installation's prefix
 * @param key partition key, {@code tenant/id}
 * @param type CloudEvents type
 * @param version of the thing the event is about; also sent with a tombstone
 * @param payload JSON, or null for a tombstone
 */
public record OutboxMessage(
    String topic, String key, String type, long version, @Nullable String payload) {}
