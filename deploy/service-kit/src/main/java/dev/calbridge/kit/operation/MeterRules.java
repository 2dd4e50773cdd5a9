package dev.calbridge.kit.operation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What holds for the metrics of all services: each says of which application it is, and those that
 * objectives are about come with buckets. The buckets' bounds are the objectives' and a few around
 * them: every one of them is a series per tag.
 */
@ApplicationScoped
public class MeterRules {

  private static final Set<String> REQUESTS =
      Set.of("http.server.requests", "http.client.requests", "calbridge.dav.requests");
  private static final Set<String> LAGS =
      Set.of(AppliedEvents.COMMIT_TO_VISIBLE, "calbridge.outbox.publish.lag");
  private static final double[] REQUEST_BOUNDS =
      nanoseconds(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);
  private static final double[] LAG_BOUNDS =
      nanoseconds(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000);

  @Produces
  @Singleton
  MeterFilter application(@ConfigProperty(name = "quarkus.application.name") String name) {
    return MeterFilter.commonTags(Tags.of("application", name));
  }

  @Produces
  @Singleton
  MeterFilter buckets() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        double[] bounds =
            REQUESTS.contains(id.getName())
                ? REQUEST_BOUNDS
                : LAGS.contains(id.getName()) ? LAG_BOUNDS : new double[0];
        return bounds.length == 0
            ? config
            : DistributionStatisticConfig.builder()
                .serviceLevelObjectives(bounds)
                .build()
                .merge(config);
      }
    };
  }

  private static double[] nanoseconds(long... milliseconds) {
    return Arrays.stream(milliseconds)
        .mapToDouble(each -> Duration.ofMillis(each).toNanos())
        .toArray();
  }
}
