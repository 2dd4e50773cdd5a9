package dev.calbridge.credential.provider;

import dev.calbridge.credential.consent.AuthorizationEndpoint;
import dev.calbridge.credential.grant.TokenEndpoint.Unavailable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Google's authorization endpoint, or what {@code calbridge.google.authorization-url} names. */
@Singleton
public final class GoogleAuthorizationEndpoint implements AuthorizationEndpoint {

  private final GoogleSettings settings;

  public GoogleAuthorizationEndpoint(GoogleSettings settings) {
    this.settings = settings;
  }

  @Override
  public String url(String state, String codeChallenge, @Nullable String account) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put(
        "client_id",
        settings
            .clientId()
            .orElseThrow(() -> new Unavailable("calbridge.google.client-id is not configured")));
    query.put("redirect_uri", redirectUri());
    query.put("scope", String.join(" ", scopes()));
    query.put("state", state);
    query.put("code_challenge", codeChallenge);
    query.put("code_challenge_method", "S256");
    query.put("access_type", "offline");
    // Without it Google gives a refresh token at the very first consent only, and there is no
    // knowing beforehand whose it will be.
    query.put("prompt", "consent");
    query.put("include_granted_scopes", "true");
    if (account != null) {
      query.put("login_hint", account);
    }
    URI endpoint = settings.authorizationUrl();
    String separator = endpoint.getRawQuery() == null ? "?" : "&";
    return query.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&", endpoint + separator, ""));
  }

  @Override
  public String redirectUri() {
    return settings
        .callbackUrl()
        .orElseThrow(() -> new Unavailable("calbridge.google.callback-url is not configured"))
        .toString();
  }

  /** The id token says whose account it is, so {@code openid} is always among them. */
  @Override
  public List<String> scopes() {
    List<String> scopes = new ArrayList<>();
    scopes.add("openid");
    scopes.addAll(new TreeSet<>(settings.requiredScopes()));
    return scopes;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
