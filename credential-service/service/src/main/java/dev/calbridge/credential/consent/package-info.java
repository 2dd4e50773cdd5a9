/** Consent flows: how a person is sent to a provider and what he comes back with. */
@NullMarked
package dev.calbridge.credential.consent;

import org.jspecify.annotations.NullMarked;
