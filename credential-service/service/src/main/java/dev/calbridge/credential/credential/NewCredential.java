package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.ServiceClass;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param password where it comes from
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
    PasswordChoice password) {

  /** All of it but the password, to tell the same request from another one. */
  String withoutPassword() {
    return Stream.of(
            id,
            userName,
            user,
            branch,
            serviceClass,
            validFrom,
            validUntil,
            zone,
            confirmed,
            password.getClass().getSimpleName(),
            label)
        .map(String::valueOf)
        .collect(Collectors.joining("\n"));
  }

  /** Keeps the password out of every log. */
  @Override
  public String toString() {
    return "NewCredential[serviceClass=" + serviceClass + "]";
  }
}
