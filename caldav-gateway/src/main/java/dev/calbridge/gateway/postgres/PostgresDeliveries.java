package dev.calbridge.gateway.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.calbridge.gateway.calendar.Deliveries;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers deliveries a moment after they were made, many at once: nobody waits for that. What was
 * noted already costs a look into a map.
 */
@ApplicationScoped
public class PostgresDeliveries implements Deliveries {

  private static final Logger LOG = Logger.getLogger(PostgresDeliveries.class);
  private static final int MOST_KNOWN = 100_000;
  private static final int MOST_WAITING = 50_000;
  private static final long FLUSH_EVERY_MILLIS = 500;
  private static final String WRITE =
      """
      insert into delivery (tenant, device, resource, entry, version)
      select $1, made.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[])
        as made (device, resource, entry, version)
       order by 2, 3, 4
      on conflict (tenant, device, resource, entry)
        do update set version = greatest(delivery.version, excluded.version), delivered_at = now()""";
  private static final String READ =
      """
      select version from delivery
       where tenant = $1 and device = $2 and resource = $3 and entry = $4""";

  private record Key(String tenant, UUID device, UUID resource, UUID entry) {

    /** Looked at for each text that is sent: what differs most comes first. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && entry.equals(key.entry)
          && device.equals(key.device)
          && resource.equals(key.resource)
          && tenant.equals(key.tenant);
    }

    @Override
    public int hashCode() {
      return entry.hashCode() * 31 + device.hashCode();
    }
  }

  private final TenantTransactions transactions;
  private final TenantReads reads;
  private final Cache<Key, Long> known = Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();
  private final Map<Key, Long> waiting = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("deliveries").daemon().unstarted(work));

  public PostgresDeliveries(TenantTransactions transactions, TenantReads reads) {
    this.transactions = transactions;
    this.reads = reads;
  }

  void start(@Observes StartupEvent started) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::flush, FLUSH_EVERY_MILLIS, FLUSH_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent stopped) {
    timer.shutdown();
    flush();
  }

  @Override
  public void note(UUID device, StoredCalendar calendar, Collection<StoredObject> objects) {
    for (StoredObject object : objects) {
      Key key = key(device, calendar, object.entry());
      @Nullable Long before = known.getIfPresent(key);
      if ((before == null || before < object.entryVersion()) && waiting.size() < MOST_WAITING) {
        known.put(key, object.entryVersion());
        waiting.merge(key, object.entryVersion(), Math::max);
      }
    }
  }

  @Override
  public OptionalLong lastVersion(UUID device, StoredCalendar calendar, UUID entry) {
    Key key = key(device, calendar, entry);
    long last = waiting.getOrDefault(key, -1L);
    for (Row row :
        reads.readShort(
            key.tenant(), READ, key.tenant(), key.device(), key.resource(), key.entry())) {
      last = Math.max(last, row.getLong(0));
    }
    return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
  }

  private void flush() {
    try {
      Map<String, List<Map.Entry<Key, Long>>> byTenant = new HashMap<>();
      for (Map.Entry<Key, Long> made : List.copyOf(waiting.entrySet())) {
        Map.Entry<Key, Long> fixed = Map.entry(made.getKey(), made.getValue());
        byTenant.computeIfAbsent(made.getKey().tenant(), _ -> new ArrayList<>()).add(fixed);
      }
      byTenant.forEach(this::write);
    } catch (RuntimeException e) {
      LOG.debugf(e, "Deliveries wait a little longer");
    }
  }

  private void write(String tenant, List<Map.Entry<Key, Long>> made) {
    made.sort(Comparator.comparing(each -> each.getKey().toString()));
    transactions.run(
        tenant,
        statements ->
            statements.query(
                WRITE,
                tenant,
                made.stream().map(each -> each.getKey().device()).toArray(UUID[]::new),
                made.stream().map(each -> each.getKey().resource()).toArray(UUID[]::new),
                made.stream().map(each -> each.getKey().entry()).toArray(UUID[]::new),
                made.stream().map(Map.Entry::getValue).toArray(Long[]::new)));
    // A newer one that came meanwhile stays.
    made.forEach(each -> waiting.remove(each.getKey(), each.getValue()));
  }

  private static Key key(UUID device, StoredCalendar calendar, UUID entry) {
    return new Key(calendar.key().tenant(), device, calendar.key().resource(), entry);
  }
}
