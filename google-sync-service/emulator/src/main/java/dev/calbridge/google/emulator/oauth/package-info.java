/** The emulated OAuth 2.0 server: consent, tokens, revocation. */
@NullMarked
package dev.calbridge.google.emulator.oauth;

import org.jspecify.annotations.NullMarked;
