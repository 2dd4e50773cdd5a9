package dev.calbridge.credential.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a service credential, for the tenant's administrators. It outlives the
 * credential, and never holds a secret.
 *
 * @param id grows with time
 * @param at when it happened, the first time
 * @param lastAt when it happened last; equals {@code at} unless {@code count} is greater than one
 * @param kind what happened
 * @param reason of {@link AuditKind#USE_REJECTED}, else null
 * @param credential identifies the credential
 * @param userName of the credential
 * @param user subject of the user account the credential belongs to
 * @param version of the credential after a change, or at its use
 * @param by subject of who made the change, or null for a use
 * @param count how often it happened between {@code at} and {@code lastAt}
 * @param address where the last of them came from, or null
 * @param client kind of calendar program of the last of them, or null
 */
public record CredentialAuditEntry(
    long id,
    Instant at,
    Instant lastAt,
    AuditKind kind,
    @Nullable RejectionReason reason,
    UUID credential,
    String userName,
    String user,
    long version,
    @Nullable String by,
    long count,
    @Nullable String address,
    @Nullable String client) {}
