package dev.calbridge.credential.consent;

import dev.calbridge.credential.consent.Consents.Opening;
import dev.calbridge.credential.vault.Vault;

/** Opens the way out and back for a flow: a state, a verifier, and the URL that holds both. */
public final class OpenFlow {

  private final FlowSecrets secrets;
  private final AuthorizationEndpoint endpoint;
  private final Vault vault;

  public OpenFlow(FlowSecrets secrets, AuthorizationEndpoint endpoint, Vault vault) {
    this.secrets = secrets;
    this.endpoint = endpoint;
    this.vault = vault;
  }

  /**
   * @param url holds the state: for the one browser only
   */
  record Way(Opening opening, String url) {
    @Override
    public String toString() {
      return "Way[]";
    }
  }

  Way open(ConsentFlow flow) {
    String state = secrets.newState();
    String verifier = secrets.newCodeVerifier();
    Opening opening = new Opening(secrets.hash(state), vault.seal(flow.codeVerifier(), verifier));
    return new Way(opening, endpoint.url(state, secrets.codeChallenge(verifier), flow.account()));
  }
}
