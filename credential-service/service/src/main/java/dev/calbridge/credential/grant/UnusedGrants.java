package dev.calbridge.credential.grant;

import dev.calbridge.credential.grant.Grants.Ending;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants that no link uses. */
public interface UnusedGrants {

  /**
   * Tenants that have grants at all, in their order.
   *
   * @param after the last one of the page before, or null
   */
  Uni<List<String>> tenants(@Nullable String after, int limit);

  /**
   * Ends those that no link uses and that nobody has touched since.
   *
   * @return how many
   */
  Uni<Integer> end(String tenant, Instant untouchedSince, int limit, Ending ending);
}
