package dev.calbridge.google.emulator.api;

import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.oauth.Scopes;
import dev.calbridge.google.emulator.world.AccessRole;
import dev.calbridge.google.emulator.world.Account;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;

/** The account on whose behalf a method is called, and with which scopes. */
record Caller(World world, Account account, Scopes scopes, ApiMethod method) {

  String email() {
    return account.email();
  }

  /**
   * A calendar this call may touch.
   *
   * @param id or {@code primary}
   * @throws dev.calbridge.google.emulator.error.GoogleError 404 if the account does not see it, 403
   *     if the scope does not reach it or the role is too low
   */
  GoogleCalendar calendar(String id, AccessRole needed) {
    GoogleCalendar calendar = world.calendar(id.equals("primary") ? email() : id);
    AccessRole role = role(calendar);
    if (method.scopes().stream().noneMatch(scope -> reaches(scope, calendar, role))) {
      throw Errors.insufficientScopes();
    }
    if (!role.atLeast(needed)) {
      throw needed == AccessRole.OWNER ? Errors.needsOwner() : Errors.needsWriter();
    }
    return calendar;
  }

  AccessRole role(GoogleCalendar calendar) {
    return calendar.roleOf(email()).orElseThrow(Errors::notFound);
  }

  private boolean reaches(String scope, GoogleCalendar calendar, AccessRole role) {
    if (!scopes.contains(Scopes.PREFIX + scope)) {
      return false;
    }
    return switch (scope) {
      case "calendar.app.created" -> calendar.createdByApp();
      case "calendar.events.owned", "calendar.events.owned.readonly" -> role == AccessRole.OWNER;
      default -> true;
    };
  }
}
