package dev.calbridge.credential.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What others may know of a service credential; never a secret or a hash of one. A full snapshot,
 * newest version wins. Whoever keeps a verified password drops it when a newer version comes by.
 *
 * @param tenant alias of the tenant
 * @param id identifies the credential
 * @param version grows with every change, a new password included
 * @param userName as typed into the calendar program; unique over all tenants without regard to
 *     case
 * @param user subject of the user account it belongs to (OIDC {@code sub})
 * @param branch main branch: what the user creates outside belongs to it
 * @param serviceClass what it opens
 * @param validFrom first instant of validity, or null
 * @param validUntil first instant after validity, or null
 * @param confirmed false as long as an administrator has not confirmed it: it opens nothing
 * @param changedAt when this version was committed
 */
public record CredentialSnapshot(
    String tenant,
    UUID id,
    long version,
    String userName,
    String user,
    UUID branch,
    ServiceClass serviceClass,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    boolean confirmed,
    Instant changedAt) {}
