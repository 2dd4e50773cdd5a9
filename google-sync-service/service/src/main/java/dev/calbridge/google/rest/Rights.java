package dev.calbridge.google.rest;

import dev.calbridge.google.link.Consents;
import dev.calbridge.google.link.House;
import dev.calbridge.google.link.Houses;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Administrators may do everything; an employee, what concerns the own resource. */
@Singleton
public class Rights {

  static final String ADMIN = "tenant-admin";
  static final String EMPLOYEE = "employee";

  private final Caller caller;
  private final Houses houses;
  private final Consents consents;

  public Rights(Caller caller, Houses houses, Consents consents) {
    this.caller = caller;
    this.houses = houses;
    this.consents = consents;
  }

  boolean owns(UUID resource) {
    return caller.hasRole(ADMIN)
        || houses
            .house(caller.tenant(), resource)
            .map(House::owner)
            .filter(owner -> owner.equals(caller.user()))
            .isPresent();
  }

  void requireOwn(UUID resource) {
    if (!owns(resource)) {
      throw new ProblemException(
          403, "resource-not-own", "Only an administrator may do this for others.");
    }
  }

  /** An employee uses what he consented to himself, and for that resource. */
  void requireGrant(UUID resource, UUID grant) {
    requireOwn(resource);
    if (!caller.hasRole(ADMIN) && !consents.gave(caller.tenant(), caller.user(), resource, grant)) {
      throw new ProblemException(403, "grant-not-own", "Give consent for your own resource first.");
    }
  }
}
