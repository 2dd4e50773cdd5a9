package dev.calbridge.scheduler.contract;

/** Whether a resource is an employee or a place (a fitting room). */
public enum ResourceKind {
  PERSON,
  PLACE
}
