package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.ServiceClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * User name of one user for one service class; its password is elsewhere.
 *
 * @param tenant alias of the tenant
 * @param id identifies it within the tenant
 * @param version 1 at first, one more with every change
 * @param userName unique over all tenants, never changes
 * @param user subject of the user account (OIDC {@code sub})
 * @param branch main branch
 * @param serviceClass what it opens
 * @param validity when it opens it
 * @param confirmed false: it opens nothing yet
 * @param label what the owner calls it ("my phone"), or null
 * @param createdAt when it was made
 * @param changedAt when this version was made
 */
public record ServiceCredential(
    String tenant,
    UUID id,
    long version,
    UserName userName,
    String user,
    UUID branch,
    ServiceClass serviceClass,
    Validity validity,
    boolean confirmed,
    @Nullable String label,
    Instant createdAt,
    Instant changedAt) {

  private static final int LONGEST_LABEL = 100;

  /** Whether it opens this class at this moment, given the right password. */
  public boolean opens(ServiceClass wanted, Instant moment) {
    return confirmed && serviceClass == wanted && validity.covers(moment);
  }

  /** The next version, for what is not to be seen in it: a new password, its end. */
  ServiceCredential next(Instant now) {
    return with(new Particulars(branch, validity, confirmed, label), now);
  }

  /** The next version with other particulars. */
  ServiceCredential with(Particulars changed, Instant now) {
    return new ServiceCredential(
        tenant,
        id,
        version + 1,
        userName,
        user,
        changed.branch(),
        serviceClass,
        changed.validity(),
        changed.confirmed(),
        changed.label(),
        createdAt,
        now);
  }

  static boolean isLabel(@Nullable String label) {
    return label == null
        || (label.codePointCount(0, label.length()) <= LONGEST_LABEL && Typable.all(label));
  }
}
