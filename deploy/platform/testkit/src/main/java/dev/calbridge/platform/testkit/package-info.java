/**
 * Finds or starts the platform (PostgreSQL, Kafka, Keycloak) and prepares databases and topics on
 * it.
 */
@NullMarked
package dev.calbridge.platform.testkit;

import org.jspecify.annotations.NullMarked;
