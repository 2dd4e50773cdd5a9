package dev.calbridge.platform.testkit;

/**
 * Coordinates of a Kafka cluster.
 *
 * @param bootstrapServers comma separated {@code host:port}
 */
public record Kafka(String bootstrapServers) {}
