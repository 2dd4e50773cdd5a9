package dev.calbridge.scheduler.architecture.bad.rest;

/** Breaks a rule on purpose. */
public final class HasState {

  static int counter;

  private HasState() {}
}
