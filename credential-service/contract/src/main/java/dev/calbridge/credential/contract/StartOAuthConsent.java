package dev.calbridge.credential.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /internal/v1/oauth-consents}, for services only: somebody is about to be sent to the
 * provider. Whether he may do that for this resource is for the asking service to know.
 *
 * @param provider {@code google}
 * @param resource what the consent is wanted for
 * @param user subject (OIDC {@code sub}) of who starts it
 * @param language {@code de} or {@code en}: of the page the browser ends on; null: {@code de}
 * @param grant the grant to renew, or null; then only its account is taken
 */
public record StartOAuthConsent(
    String provider, UUID resource, String user, @Nullable String language, @Nullable UUID grant) {}
