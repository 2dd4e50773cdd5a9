/**
 * PostgreSQL, Kafka and Keycloak as one process to start and to stop, for tests and for one
 * machine.
 */
@NullMarked
package dev.calbridge.platform;

import org.jspecify.annotations.NullMarked;
