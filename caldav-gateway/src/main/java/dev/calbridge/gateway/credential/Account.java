package dev.calbridge.gateway.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever signed in with a service credential.
 *
 * @param credential identifies the credential
 * @param version of the credential that the password was judged by
 * @param user subject of the user account
 * @param branch main branch
 * @param validUntil first instant after validity, or null
 */
public record Account(
    String tenant,
    UUID credential,
    long version,
    String userName,
    String user,
    UUID branch,
    @Nullable Instant validUntil) {}
