package dev.calbridge.scheduler.architecture.bad.appointment;

import dev.calbridge.scheduler.rest.AppointmentView;

/** Breaks a rule on purpose. */
public record KnowsRest(AppointmentView view) {}
