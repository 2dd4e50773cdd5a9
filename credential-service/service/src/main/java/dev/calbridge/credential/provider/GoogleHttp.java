package dev.calbridge.credential.provider;

import dev.calbridge.credential.grant.TokenEndpoint.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;

/** Asks Google, in the time that is set for it. Any status is an answer. */
@Singleton
class GoogleHttp {

  private final GoogleSettings settings;
  private final WebClient client;

  GoogleHttp(GoogleSettings settings, Vertx vertx) {
    this.settings = settings;
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setFollowRedirects(false)
                .setUserAgent("Calbridge"));
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /** Fails with {@link Unavailable} if nothing answers. */
  Uni<HttpResponse<Buffer>> get(URI url) {
    return inTime(client.getAbs(url.toString())).send().onFailure().transform(GoogleHttp::away);
  }

  /** Fails with {@link Unavailable} if nothing answers. */
  Uni<HttpResponse<Buffer>> post(URI url, MultiMap form) {
    return inTime(client.postAbs(url.toString()))
        .sendForm(form)
        .onFailure()
        .transform(GoogleHttp::away);
  }

  private HttpRequest<Buffer> inTime(HttpRequest<Buffer> request) {
    return request.timeout(settings.timeout().toMillis()).putHeader("Accept", "application/json");
  }

  /** Without the failure's own text: it may name what was sent. */
  private static Unavailable away(Throwable failure) {
    return new Unavailable("Google cannot be reached");
  }
}
