package dev.calbridge.credential.contract;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/service-credentials}: an administrator for anybody, an employee for himself.
 *
 * @param id wanted id, or null to be given one
 * @param userName 3 to 64 characters, no colon; unique over all tenants without regard to case
 * @param user subject of the user account, or null: the caller's own
 * @param branch main branch
 * @param serviceClass what it shall open
 * @param validFrom first day, or null
 * @param validUntil last day, included, or null
 * @param timeZone IANA name of the zone these days are in; needed as soon as one is given
 * @param label what the owner calls it, or null
 * @param confirmed null: as the caller's role gives; only an administrator may say otherwise
 * @param password 10 to 128 characters; null if one is generated, or if an administrator leaves it
 *     to the user to set one
 * @param passwordRepeat the same again
 * @param generate true: the answer holds a strong password, this once
 */
public record CreateServiceCredential(
    @Nullable UUID id,
    String userName,
    @Nullable String user,
    UUID branch,
    ServiceClass serviceClass,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    @Nullable String timeZone,
    @Nullable String label,
    @Nullable Boolean confirmed,
    @Nullable String password,
    @Nullable String passwordRepeat,
    @Nullable Boolean generate) {

  /** Keeps the password out of every log. */
  @Override
  public String toString() {
    return "CreateServiceCredential[serviceClass=" + serviceClass + "]";
  }
}
