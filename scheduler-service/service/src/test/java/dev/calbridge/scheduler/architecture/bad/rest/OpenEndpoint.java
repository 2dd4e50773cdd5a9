package dev.calbridge.scheduler.architecture.bad.rest;

import jakarta.ws.rs.Path;

/** Breaks a rule on purpose; abstract, so that nobody serves it. */
@Path("/open")
public abstract class OpenEndpoint {}
