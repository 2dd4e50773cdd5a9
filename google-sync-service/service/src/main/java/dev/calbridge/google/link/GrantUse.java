package dev.calbridge.google.link;

import java.util.UUID;

/**
 * Who keeps the grants is told who uses them. Both calls may be repeated, and throw if they were
 * not heard.
 */
public interface GrantUse {

  void begins(String tenant, UUID grant, UUID link);

  void ends(String tenant, UUID grant, UUID link);
}
