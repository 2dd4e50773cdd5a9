package dev.calbridge.credential.credential;

import org.jspecify.annotations.Nullable;

/**
 * A credential that was made or given a password.
 *
 * @param credential as it is now
 * @param generated the password, if we made it and nobody has been told yet; else null
 */
public record Made(ServiceCredential credential, @Nullable Password generated) {}
