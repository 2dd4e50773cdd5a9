package dev.calbridge.google.credential;

import dev.calbridge.credential.contract.OAuthConsent;
import dev.calbridge.credential.contract.StartOAuthConsent;
import dev.calbridge.credential.contract.StartedOAuthConsent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Sends people to Google for their consent, through credential-service. */
@Singleton
public class ConsentFlows {

  private static final String GOOGLE = "google";

  private final ConsentsClient consents;

  public ConsentFlows(@RestClient ConsentsClient consents) {
    this.consents = consents;
  }

  /**
   * Starts one.
   *
   * @param language of the page the browser ends on; null: credential-service's usual
   * @param renewed the grant to renew, or null
   */
  public Uni<StartedOAuthConsent> start(
      String tenant,
      UUID resource,
      String user,
      @Nullable String language,
      @Nullable UUID renewed) {
    return consents.start(tenant, new StartOAuthConsent(GOOGLE, resource, user, language, renewed));
  }

  /** How one stands. */
  public Uni<OAuthConsent> find(String tenant, UUID consent) {
    return consents.find(tenant, consent);
  }
}
