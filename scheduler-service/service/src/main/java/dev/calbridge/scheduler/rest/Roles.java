package dev.calbridge.scheduler.rest;

/** Roles as Keycloak gives them. */
final class Roles {

  static final String TENANT_ADMIN = "tenant-admin";
  static final String FRONT_DESK = "front-desk";
  static final String EMPLOYEE = "employee";
  static final String OPERATOR = "operator";
  static final String SERVICE = "service";

  private Roles() {}
}
