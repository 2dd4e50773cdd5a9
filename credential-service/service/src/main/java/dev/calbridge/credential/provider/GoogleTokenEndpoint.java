package dev.calbridge.credential.provider;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.grant.Consent;
import dev.calbridge.credential.grant.TokenEndpoint;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Google's token endpoint, or whatever {@code calbridge.google.token-url} names. */
@Singleton
public final class GoogleTokenEndpoint implements TokenEndpoint {

  private final GoogleSettings settings;
  private final WebClient http;
  private final Clock clock;

  public GoogleTokenEndpoint(GoogleSettings settings, Vertx vertx, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.http =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setFollowRedirects(false)
                .setUserAgent("Calbridge"));
  }

  @PreDestroy
  void close() {
    http.close();
  }

  @Override
  public Uni<Exchange> exchange(Consent consent) {
    return post(MultiMap.caseInsensitiveMultiMap()
            .add("grant_type", "authorization_code")
            .add("code", consent.code())
            .add("redirect_uri", consent.redirectUri())
            .add("code_verifier", consent.codeVerifier()))
        .map(this::exchange);
  }

  @Override
  public Uni<Refresh> refresh(String refreshToken) {
    Instant asked = clock.instant();
    return post(MultiMap.caseInsensitiveMultiMap()
            .add("grant_type", "refresh_token")
            .add("refresh_token", refreshToken))
        .map(answer -> refresh(answer, asked));
  }

  private Exchange exchange(TokenAnswer answer) {
    return switch (answer) {
      case TokenAnswer.Error(String code) when TokenAnswer.isOurFault(code) -> throw ourFault(code);
      case TokenAnswer.Error(String code) -> new Exchange.Denied(code);
      case TokenAnswer.Tokens(JsonObject json) ->
          new Exchange.Exchanged(
              IdToken.subject(text(json, "id_token"), clientId()),
              List.of(text(json, "scope").split(" ", -1)),
              json.getString("refresh_token"));
    };
  }

  private static Refresh refresh(TokenAnswer answer, Instant asked) {
    return switch (answer) {
      case TokenAnswer.Error(String code) when code.equals("invalid_grant") ->
          new Refresh.ConsentGone();
      case TokenAnswer.Error(String code) -> throw ourFault(code);
      case TokenAnswer.Tokens(JsonObject json) ->
          new Refresh.Refreshed(
              new AccessToken(text(json, "access_token"), asked.plusSeconds(lifetime(json))));
    };
  }

  private Uni<TokenAnswer> post(MultiMap form) {
    return Uni.createFrom()
        .deferred(
            () ->
                http.postAbs(settings.tokenUrl().toString())
                    .timeout(settings.timeout().toMillis())
                    .putHeader("Accept", "application/json")
                    .sendForm(signed(form))
                    .onFailure()
                    .transform(failure -> new Unavailable("The token endpoint cannot be reached")))
        .map(response -> TokenAnswer.read(response.statusCode(), response.bodyAsString()));
  }

  /** Our client's own credentials, in the body as Google documents it. */
  private MultiMap signed(MultiMap form) {
    return form.add("client_id", clientId())
        .add("client_secret", required(settings.clientSecret()));
  }

  private String clientId() {
    return required(settings.clientId());
  }

  private static String required(Optional<String> setting) {
    return setting.orElseThrow(
        () -> new Unavailable("calbridge.google.client-id and client-secret are not configured"));
  }

  private static Unavailable ourFault(String code) {
    return new Unavailable("The token endpoint answered " + code);
  }

  private static String text(JsonObject json, String field) {
    if (json.getValue(field) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new Unavailable("The token endpoint's answer lacks " + field);
  }

  private static long lifetime(JsonObject json) {
    if (json.getValue("expires_in") instanceof Number seconds) {
      return seconds.longValue();
    }
    throw new Unavailable("The token endpoint's answer lacks expires_in");
  }
}
