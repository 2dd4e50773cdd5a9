package dev.calbridge.google.googleapi;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import dev.calbridge.google.link.AccessTokens;
import dev.calbridge.google.link.GoogleCalendars;
import dev.calbridge.google.link.LockedAccounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Puts Google's client together: one pool of connections for the whole process. */
@Singleton
public class GoogleClient {

  private static final TimeValue IDLE = TimeValue.ofSeconds(50);

  @Produces
  @Singleton
  HttpTransport transport(GoogleSettings settings) {
    var pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(settings.maxConnections())
            .setMaxConnPerRoute(settings.maxConnections())
            .setDefaultSocketConfig(
                SocketConfig.custom()
                    .setSoTimeout(Timeout.of(settings.readTimeout()))
                    .setTcpNoDelay(true)
                    .build())
            .build();
    return new Apache5HttpTransport(
        HttpClientBuilder.create()
            .setConnectionManager(pool)
            .evictExpiredConnections()
            .evictIdleConnections(IDLE)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .build());
  }

  void close(@Disposes HttpTransport transport) throws IOException {
    transport.shutdown();
  }

  @Produces
  @Singleton
  GoogleCalendars calendars(
      HttpTransport transport,
      AccessTokens tokens,
      GoogleSettings settings,
      RandomGenerator random,
      Budget budget,
      LockedAccounts locked,
      Clock clock,
      MeterRegistry meters) {
    Timer backoff = meters.timer("calbridge.google.backoff");
    GoogleCalls.Pauses pauses =
        length -> {
          backoff.record(length);
          Thread.sleep(length);
        };
    return new GoogleClientCalendars(
        new GoogleCalls(
            transport,
            tokens,
            settings,
            budget,
            locked,
            random,
            pauses,
            new CountedAnswers(meters)),
        clock);
  }
}
