package dev.calbridge.scheduler.architecture.bad.appointment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Breaks a rule on purpose. */
public record KnowsTechnology(@JsonProperty("x") String value) {}
