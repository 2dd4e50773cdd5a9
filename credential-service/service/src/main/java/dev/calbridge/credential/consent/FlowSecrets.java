package dev.calbridge.credential.consent;

/** What nobody may guess, and how it is shown without being told. */
public interface FlowSecrets {

  /** Brings a browser back to its flow: 256 random bits, fit for a URL. */
  String newState();

  /** What a state is kept as. */
  String hash(String state);

  /** PKCE verifier (RFC 7636 section 4.1): 256 random bits, 43 characters. */
  String newCodeVerifier();

  /** PKCE challenge of method S256 (RFC 7636 section 4.2). */
  String codeChallenge(String codeVerifier);
}
