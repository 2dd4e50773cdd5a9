package dev.calbridge.credential.provider;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.grant.AuthorizationCode;
import dev.calbridge.credential.grant.TokenEndpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Google's token endpoint, or whatever {@code calbridge.google.token-url} names. */
@Singleton
public final class GoogleTokenEndpoint implements TokenEndpoint {

  private static final String METER = "calbridge.google.token.calls";
  private static final List<String> CALLS = List.of("exchange", "refresh", "revoke");

  private final GoogleSettings settings;
  private final GoogleHttp http;
  private final MeterRegistry meters;
  private final Clock clock;

  GoogleTokenEndpoint(GoogleSettings settings, GoogleHttp http, MeterRegistry meters, Clock clock) {
    this.settings = settings;
    this.http = http;
    this.meters = meters;
    this.clock = clock;
  }

  /** What is watched is there before it happens: a rate needs a first value. */
  void start(@Observes StartupEvent event) {
    for (String call : CALLS) {
      meters.counter(METER, "call", call, "answer", "2xx");
    }
  }

  @Override
  public Uni<Exchange> exchange(AuthorizationCode code) {
    return post(
            "exchange",
            MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "authorization_code")
                .add("code", code.code())
                .add("redirect_uri", code.redirectUri())
                .add("code_verifier", code.codeVerifier()))
        .map(this::exchange);
  }

  @Override
  public Uni<Refresh> refresh(String refreshToken) {
    Instant asked = clock.instant();
    return post(
            "refresh",
            MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "refresh_token")
                .add("refresh_token", refreshToken))
        .map(answer -> refresh(answer, asked));
  }

  /** RFC 7009; Google asks for no client credentials and answers 400 for a token it knows not. */
  @Override
  public Uni<Void> revoke(String refreshToken) {
    return send(
            "revoke",
            settings.revokeUrl(),
            () -> MultiMap.caseInsensitiveMultiMap().add("token", refreshToken))
        .invoke(
            response -> {
              if (response.statusCode() != 200 && response.statusCode() != 400) {
                throw new Unavailable(
                    "The revocation endpoint answered with status " + response.statusCode());
              }
            })
        .replaceWithVoid();
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
      case TokenAnswer.Error(String code) when TokenAnswer.endsConsent(code) ->
          new Refresh.ConsentGone();
      case TokenAnswer.Error(String code) -> throw ourFault(code);
      case TokenAnswer.Tokens(JsonObject json) ->
          new Refresh.Refreshed(
              new AccessToken(text(json, "access_token"), asked.plusSeconds(lifetime(json))),
              rotated(json));
    };
  }

  private Uni<TokenAnswer> post(String what, MultiMap form) {
    return send(what, settings.tokenUrl(), () -> signed(form))
        .map(response -> TokenAnswer.read(response.statusCode(), response.bodyAsString()));
  }

  /**
   * @param form made when it is sent: without a client there is nothing to send
   */
  private Uni<HttpResponse<Buffer>> send(String what, URI url, Supplier<MultiMap> form) {
    return Uni.createFrom()
        .deferred(() -> http.post(url, form.get()))
        .onItemOrFailure()
        .invoke((response, failure) -> count(what, response));
  }

  private void count(String what, @Nullable HttpResponse<Buffer> response) {
    String outcome = response == null ? "none" : response.statusCode() / 100 + "xx";
    meters.counter(METER, "call", what, "answer", outcome).increment();
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

  private static @Nullable String rotated(JsonObject json) {
    return json.getValue("refresh_token") instanceof String token && !token.isEmpty()
        ? token
        : null;
  }

  private static long lifetime(JsonObject json) {
    if (json.getValue("expires_in") instanceof Number seconds) {
      return seconds.longValue();
    }
    throw new Unavailable("The token endpoint's answer lacks expires_in");
  }
}
