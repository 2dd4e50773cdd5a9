package dev.calbridge.gateway.postgres;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets removals that are older than any program may be away. Sync tokens from before are refused
 * from then on, so that nobody misses a removal. What a device was given so long ago is forgotten,
 * too. Replicas may do it at the same time.
 */
@ApplicationScoped
public class HistoryPruning {

  private static final Logger LOG = Logger.getLogger(HistoryPruning.class);
  private static final Duration EVERY = Duration.ofHours(6);
  private static final String TENANTS = "select tenant from known_tenant order by tenant";
  // Calendars are locked first and in order, as everybody does who gives out change numbers.
  private static final String LOCK =
      """
      select resource from calendar
       where tenant = $1 and resource in
         (select resource from removal where tenant = $1 and removed_at < $2)
       order by resource for update""";
  private static final String PRUNE =
      """
      with forgotten as (
        delete from removal where tenant = $1 and removed_at < $2
        returning resource, change_number),
      newest as (
        select resource, max(change_number) as change_number from forgotten group by resource)
      update calendar
         set pruned_number = greatest(calendar.pruned_number, newest.change_number)
        from newest
       where calendar.tenant = $1 and calendar.resource = newest.resource""";
  private static final String FORGET_DELIVERIES =
      "delete from delivery where tenant = $1 and delivered_at < $2";

  private final TenantTransactions transactions;
  private final Clock clock;
  private final Duration history;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("history-pruning").daemon().unstarted(work));

  public HistoryPruning(
      TenantTransactions transactions,
      Clock clock,
      @ConfigProperty(name = "calbridge.gateway.history", defaultValue = "90d") Duration history) {
    this.transactions = transactions;
    this.clock = clock;
    this.history = history;
  }

  void start(@Observes StartupEvent started) {
    var _ = timer.scheduleWithFixedDelay(this::pruneAll, 5, EVERY.toMinutes(), TimeUnit.MINUTES);
  }

  void stop(@Observes ShutdownEvent stopped) {
    timer.shutdownNow();
  }

  private void pruneAll() {
    try {
      List<String> tenants = new ArrayList<>();
      for (Row row : transactions.runOutsideTenants(TENANTS)) {
        tenants.add(row.getString(0));
      }
      tenants.forEach(tenant -> prune(tenant, clock.instant().minus(history)));
    } catch (RuntimeException e) {
      LOG.warnf("History could not be thrown away and will be the next time: %s", e);
    }
  }

  /**
   * @param before removals from before then are forgotten
   */
  public void prune(String tenant, Instant before) {
    transactions.run(
        tenant,
        statements -> {
          statements.later(FORGET_DELIVERIES, tenant, before.atOffset(ZoneOffset.UTC));
          statements.later(LOCK, tenant, before.atOffset(ZoneOffset.UTC));
          return statements.query(PRUNE, tenant, before.atOffset(ZoneOffset.UTC)).rowCount();
        });
  }
}
