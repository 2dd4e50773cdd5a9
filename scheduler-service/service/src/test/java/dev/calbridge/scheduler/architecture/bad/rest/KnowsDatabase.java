package dev.calbridge.scheduler.architecture.bad.rest;

import io.vertx.mutiny.sqlclient.SqlConnection;

/** Breaks a rule on purpose. */
public record KnowsDatabase(SqlConnection connection) {}
