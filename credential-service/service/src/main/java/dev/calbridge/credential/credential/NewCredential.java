package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.ServiceClass;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when a credential is created; nothing of it is checked yet.
 *
 * @param id wanted by the caller, or null
 * @param userName as typed
 * @param user subject of the user account, or null: the caller's own
 * @param branch main branch
 * @param serviceClass what it opens
 * @param validFrom first day, or null
 * @param validUntil last day, or null
 * @param zone of these days, or null if neither is given
 * @param label or null
 * @param confirmed null: as the caller's role gives
 * @param password as typed
 * @param passwordRepeat as typed the second time
 */
public record NewCredential(
    @Nullable UUID id,
    String userName,
    @Nullable String user,
    UUID branch,
    ServiceClass serviceClass,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    @Nullable ZoneId zone,
    @Nullable String label,
    @Nullable Boolean confirmed,
    String password,
    String passwordRepeat) {

  /** Keeps the password out of every log. */
  @Override
  public String toString() {
    return "NewCredential[serviceClass=" + serviceClass + "]";
  }
}
