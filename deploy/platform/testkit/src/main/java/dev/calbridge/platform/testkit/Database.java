package dev.calbridge.platform.testkit;

/**
 * A database and the two roles a service uses on it.
 *
 * @param jdbcUrl without credentials
 * @param reactiveUrl without credentials
 * @param owner owns the database; runs the migrations
 * @param app what the service runs as: owns nothing, row-level security applies to it
 */
public record Database(String name, String jdbcUrl, String reactiveUrl, Login owner, Login app) {}
