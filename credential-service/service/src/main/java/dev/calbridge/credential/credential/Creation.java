package dev.calbridge.credential.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for under a key, so that the same request can be told from another one.
 *
 * @param actor subject of who asked; keys of others do not meet
 * @param key as the caller chose it
 * @param request all that was asked for, but for the password
 * @param hash of the password that was typed, or null if none was
 * @param credential what came of it
 * @param at when
 */
public record Creation(
    String actor,
    String key,
    String request,
    @Nullable PasswordHash hash,
    UUID credential,
    Instant at) {}
