package dev.calbridge.google.emulator.oauth;

import dev.calbridge.google.emulator.http.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a program asks for at the authorization endpoint, checked. */
record AuthorizationRequest(
    OAuthClient client,
    String redirectUri,
    Scopes scopes,
    Optional<String> state,
    boolean offline,
    boolean forceConsent,
    boolean includeGranted,
    Optional<String> loginHint,
    Optional<String> nonce,
    Optional<Pkce> pkce) {

  /**
   * Checks in Google's order: what is wrong here is told to the user, never to the redirect URI.
   *
   * @throws OAuthError with the word the error page shows
   */
  static AuthorizationRequest parse(Parameters parameters, List<OAuthClient> clients) {
    String clientId =
        parameters.filled("client_id").orElseThrow(() -> OAuthError.missing("client_id"));
    OAuthClient client =
        clients.stream()
            .filter(known -> known.id().equals(clientId))
            .findFirst()
            .orElseThrow(
                () -> new OAuthError(401, "invalid_client", "The OAuth client was not found."));
    String redirectUri =
        parameters.filled("redirect_uri").orElseThrow(() -> OAuthError.missing("redirect_uri"));
    if (!client.redirectUris().contains(redirectUri)) {
      throw new OAuthError(
          400,
          "redirect_uri_mismatch",
          "The redirect URI in the request does not match the ones authorized for the client.");
    }
    if (!parameters.first("response_type").equals(Optional.of("code"))) {
      throw parameters.has("response_type")
          ? new OAuthError(400, "unsupported_response_type", "Only code is supported.")
          : OAuthError.missing("response_type");
    }
    Scopes scopes =
        Scopes.parse(parameters.filled("scope").orElseThrow(() -> OAuthError.missing("scope")));
    if (!scopes.known()) {
      throw new OAuthError(400, "invalid_scope", "Some requested scopes were invalid.");
    }
    List<String> prompt = Arrays.asList(parameters.first("prompt").orElse("").split(" ", -1));
    return new AuthorizationRequest(
        client,
        redirectUri,
        scopes,
        parameters.first("state"),
        parameters.first("access_type").filter("offline"::equals).isPresent(),
        prompt.contains("consent"),
        parameters.first("include_granted_scopes").filter("true"::equals).isPresent(),
        parameters.filled("login_hint"),
        parameters.filled("nonce"),
        Pkce.of(parameters.filled("code_challenge"), parameters.filled("code_challenge_method")));
  }
}
