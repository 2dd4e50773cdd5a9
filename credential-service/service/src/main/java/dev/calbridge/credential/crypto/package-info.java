/** Argon2id and AES-GCM. */
@NullMarked
package dev.calbridge.credential.crypto;

import org.jspecify.annotations.NullMarked;
