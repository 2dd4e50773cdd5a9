package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts that live as long as a test. */
final class InMemoryPenalties implements Penalties {

  private final Map<String, Count> counts = new HashMap<>();

  @Override
  public Uni<Standing> standing(String userName, @Nullable String network) {
    return Uni.createFrom()
        .item(
            () ->
                new Standing(
                    counts.getOrDefault("name " + userName, Count.NONE),
                    counts.getOrDefault("network " + network, Count.NONE)));
  }

  @Override
  public Uni<Void> failed(
      String userName, @Nullable String network, Instant now, Instant forgetBefore) {
    return Uni.createFrom()
        .item(
            () -> {
              count("name " + userName, now, forgetBefore);
              if (network != null) {
                count("network " + network, now, forgetBefore);
              }
              return null;
            });
  }

  private void count(String subject, Instant now, Instant forgetBefore) {
    Count before = counts.getOrDefault(subject, Count.NONE);
    int failures = before.last().isBefore(forgetBefore) ? 1 : before.failures() + 1;
    counts.put(subject, new Count(failures, now));
  }
}
