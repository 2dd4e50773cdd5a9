package dev.calbridge.credential.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service credential as people see it; never its password or a hash of it. Its entity tag is its
 * version in quotes.
 *
 * @param id identifies it
 * @param version grows with every change, a new password included
 * @param userName as given at the creation
 * @param user subject of the user account
 * @param branch main branch
 * @param serviceClass what it opens
 * @param validFrom first day, or null
 * @param validUntil last day, included, or null
 * @param timeZone IANA name of the zone these days are in, or null if neither is set
 * @param label what the owner calls it, or null
 * @param confirmed false: it opens nothing
 * @param createdAt when it was made
 * @param changedAt when this version was made
 * @param state whether it opens anything now; null only in answers of older releases
 * @param createdBy subject of who made it, or null if that was not written down
 * @param changedBy subject of who made this version, or null if that was not written down
 * @param lastUsedAt when it opened something last, or null; a gateway that remembers a password for
 *     some minutes does not ask each time
 * @param lastAddress where that came from, or null
 * @param lastClient kind of calendar program that was, or null
 * @param generatedPassword only in the one answer to who asked to have one generated
 */
public record ServiceCredentialDetails(
    UUID id,
    long version,
    String userName,
    String user,
    UUID branch,
    ServiceClass serviceClass,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    @Nullable String timeZone,
    @Nullable String label,
    boolean confirmed,
    Instant createdAt,
    Instant changedAt,
    @Nullable CredentialState state,
    @Nullable String createdBy,
    @Nullable String changedBy,
    @Nullable Instant lastUsedAt,
    @Nullable String lastAddress,
    @Nullable String lastClient,
    @Nullable String generatedPassword) {

  /** Keeps a generated password out of every log. */
  @Override
  public String toString() {
    return "ServiceCredentialDetails[id=" + id + ", version=" + version + "]";
  }
}
