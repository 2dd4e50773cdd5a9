package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Writer;
import jakarta.enterprise.context.ApplicationScoped;

/** The caller as the business knows him. */
@ApplicationScoped
class Writers {

  private final Caller caller;

  Writers(Caller caller) {
    this.caller = caller;
  }

  Writer current() {
    return new Writer(
        caller.user(), caller.hasRole(Roles.TENANT_ADMIN) || caller.hasRole(Roles.FRONT_DESK));
  }
}
