package dev.calbridge.kit.tenancy;

import dev.calbridge.kit.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which tenant a request is about. */
final class TenantChoice {

  private TenantChoice() {}

  /**
   * @param asked value of the tenant header, or null
   * @param own organizations the token names
   * @param service true if a service calls, which says itself for whom
   */
  static String choose(@Nullable String asked, Set<String> own, boolean service) {
    if (asked != null && !TenantAlias.allows(asked)) {
      throw new ProblemException(
          400, "tenant-malformed", "Header " + Caller.TENANT_HEADER + " is not a tenant's alias.");
    }
    if (service) {
      if (asked == null) {
        throw missing("Say in header " + Caller.TENANT_HEADER + " for which tenant you act.");
      }
      return asked;
    }
    if (asked != null) {
      if (!own.contains(asked)) {
        throw notAllowed("You do not belong to that tenant.");
      }
      return asked;
    }
    if (own.isEmpty()) {
      throw notAllowed("Your account belongs to no tenant.");
    }
    if (own.size() > 1) {
      throw missing(
          "You belong to several tenants: choose one in header " + Caller.TENANT_HEADER + ".");
    }
    return own.iterator().next();
  }

  private static ProblemException missing(String detail) {
    return new ProblemException(400, "tenant-missing", detail);
  }

  private static ProblemException notAllowed(String detail) {
    return new ProblemException(403, "tenant-not-allowed", detail);
  }
}
