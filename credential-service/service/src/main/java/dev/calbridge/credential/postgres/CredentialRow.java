package dev.calbridge.credential.postgres;

import dev.calbridge.credential.contract.ServiceClass;
import dev.calbridge.credential.credential.PasswordHash;
import dev.calbridge.credential.credential.ServiceCredential;
import dev.calbridge.credential.credential.UserName;
import dev.calbridge.credential.credential.Validity;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code service_credential}. */
@Entity
@Table(name = "service_credential")
class CredentialRow {

  @EmbeddedId RowKey key;

  long version;

  @Column(name = "user_name", updatable = false)
  String userName;

  @Column(name = "user_subject", updatable = false)
  String user;

  UUID branch;

  @Enumerated(EnumType.STRING)
  @Column(name = "service_class", updatable = false)
  ServiceClass serviceClass;

  @Column(name = "valid_from")
  @Nullable LocalDate validFrom;

  @Column(name = "valid_until")
  @Nullable LocalDate validUntil;

  @Column(name = "time_zone")
  @Nullable String timeZone;

  boolean confirmed;
  @Nullable String label;

  @Column(name = "password_hash")
  @Nullable String passwordHash;

  /** First instant of validity; for filters only. */
  @Column(name = "starts_at")
  @Nullable Instant startsAt;

  /** First instant after validity; for filters only. */
  @Column(name = "ends_at")
  @Nullable Instant endsAt;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "created_by", updatable = false)
  @Nullable String createdBy;

  @Column(name = "changed_at")
  Instant changedAt;

  @Column(name = "changed_by")
  @Nullable String changedBy;

  static CredentialRow of(ServiceCredential credential, @Nullable PasswordHash hash) {
    CredentialRow row = new CredentialRow();
    row.key = new RowKey(credential.tenant(), credential.id());
    row.userName = credential.userName().value();
    row.user = credential.user();
    row.serviceClass = credential.serviceClass();
    row.createdAt = credential.createdAt();
    row.createdBy = credential.createdBy();
    row.passwordHash = hash == null ? null : hash.text();
    row.takeOver(credential);
    return row;
  }

  /** Writes what may change; the password is set apart. */
  void takeOver(ServiceCredential changed) {
    version = changed.version();
    branch = changed.branch();
    validFrom = changed.validity().from();
    validUntil = changed.validity().until();
    ZoneId zone = changed.validity().zone();
    timeZone = zone == null ? null : zone.getId();
    confirmed = changed.confirmed();
    label = changed.label();
    startsAt = changed.validity().start();
    endsAt = changed.validity().end();
    changedAt = changed.changedAt();
    changedBy = changed.changedBy();
  }

  @Nullable PasswordHash hash() {
    String text = passwordHash;
    return text == null ? null : new PasswordHash(text);
  }

  ServiceCredential toCredential() {
    String zone = timeZone;
    return new ServiceCredential(
        key.tenant(),
        key.id(),
        version,
        new UserName(userName),
        user,
        branch,
        serviceClass,
        new Validity(validFrom, validUntil, zone == null ? null : ZoneId.of(zone)),
        confirmed,
        label,
        passwordHash != null,
        createdAt,
        createdBy,
        changedAt,
        changedBy);
  }
}
