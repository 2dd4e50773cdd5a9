package dev.calbridge.kit.tenancy;

import java.util.regex.Pattern;

/** What a tenant may be called: also the alias of its organization at Keycloak. */
public final class TenantAlias {

  private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");

  private TenantAlias() {}

  public static boolean allows(String text) {
    return ALIAS.matcher(text).matches();
  }
}
