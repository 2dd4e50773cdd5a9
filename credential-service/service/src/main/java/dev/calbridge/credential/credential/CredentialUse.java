package dev.calbridge.credential.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A successful use.
 *
 * @param at when
 * @param address where from, or null
 * @param client kind of calendar program
 */
public record CredentialUse(Instant at, @Nullable String address, String client) {}
