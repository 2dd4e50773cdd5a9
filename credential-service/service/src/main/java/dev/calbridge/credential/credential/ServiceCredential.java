package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.CredentialState;
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
 * @param passwordSet false until its user has set the first password
 * @param createdAt when it was made
 * @param createdBy subject of who made it, or null if nobody wrote it down
 * @param changedAt when this version was made
 * @param changedBy subject of who made this version, or null if nobody wrote it down
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
    boolean passwordSet,
    Instant createdAt,
    @Nullable String createdBy,
    Instant changedAt,
    @Nullable String changedBy) {

  private static final int LONGEST_LABEL = 100;

  /** Whether it opens anything at this moment, given the right password. */
  public CredentialState state(Instant moment) {
    Instant start = validity.start();
    Instant end = validity.end();
    if (end != null && !moment.isBefore(end)) {
      return CredentialState.EXPIRED;
    }
    if (!confirmed) {
      return CredentialState.UNCONFIRMED;
    }
    if (!passwordSet) {
      return CredentialState.WITHOUT_PASSWORD;
    }
    return start != null && moment.isBefore(start)
        ? CredentialState.NOT_YET_VALID
        : CredentialState.ACTIVE;
  }

  /** The last version, which only says when it ended and by whom. */
  ServiceCredential ended(String by, Instant now) {
    return next(new Particulars(branch, validity, confirmed, label), passwordSet, by, now);
  }

  /** The next version, with another password. */
  ServiceCredential withPassword(String by, Instant now) {
    return next(new Particulars(branch, validity, confirmed, label), true, by, now);
  }

  /** The next version, with other particulars. */
  ServiceCredential with(Particulars changed, String by, Instant now) {
    return next(changed, passwordSet, by, now);
  }

  private ServiceCredential next(
      Particulars changed, boolean withPassword, String by, Instant now) {
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
        withPassword,
        createdAt,
        createdBy,
        now,
        by);
  }

  static boolean isLabel(@Nullable String label) {
    return label == null
        || (label.codePointCount(0, label.length()) <= LONGEST_LABEL && Typable.all(label));
  }
}
