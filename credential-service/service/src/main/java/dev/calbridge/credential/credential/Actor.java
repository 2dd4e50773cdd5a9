package dev.calbridge.credential.credential;

/**
 * Who asks for a change.
 *
 * @param tenant alias of the tenant acted in
 * @param user subject of the user account
 * @param administrator manages all credentials of the tenant; others only their own
 */
public record Actor(String tenant, String user, boolean administrator) {

  /** Whether this one may know of the credential. */
  public boolean sees(ServiceCredential credential) {
    return tenant.equals(credential.tenant()) && (administrator || user.equals(credential.user()));
  }
}
