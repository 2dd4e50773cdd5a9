package dev.calbridge.kit.outbox;

import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.kit.events.TopicNames;
import dev.calbridge.kit.operation.TraceContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the relay: lock, read, send, wait for Kafka's acknowledgement, delete, commit.
 * Blocks; runs on the relay's own thread only.
 *
 * <p>An advisory lock lets one replica at a time publish. Sharing the rows out with {@code skip
 * locked} would be faster but lets an older version of a key overtake a newer one, and compaction
 * would then keep the older.
 */
@ApplicationScoped
public class OutboxDrain {

  // Nobody waits for the removal to reach the disk: a crash of PostgreSQL that forgets the last
  // ones
  // has them published again, in their order, which is no news to anybody.
  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtext('outbox')),"
          + " set_config('synchronous_commit', 'off', true)";
  private static final String READ =
      "select seq, topic, key, type, version, payload, created_at, traceparent from outbox"
          + " order by seq limit $1";
  private static final String DELETE = "delete from outbox where seq = any($1)";

  private final Pool pool;
  private final TopicNames topics;
  private final OutboxSettings settings;
  private final Clock clock;
  private final String source;
  private final Map<String, Object> kafka;
  private final Counter published;
  private final Timer lag;
  private @Nullable KafkaProducer<String, String> producer;

  public OutboxDrain(
      Pool pool,
      TopicNames topics,
      OutboxSettings settings,
      Clock clock,
      MeterRegistry meters,
      @ConfigProperty(name = "quarkus.application.name") String application,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.pool = pool;
    this.topics = topics;
    this.settings = settings;
    this.clock = clock;
    this.source = "/calbridge/" + application;
    this.kafka = kafka;
    this.published = meters.counter("calbridge.outbox.published");
    this.lag = meters.timer("calbridge.outbox.publish.lag");
  }

  /**
   * Publishes at most one batch.
   *
   * @return how many messages; 0 also if another replica is at it
   */
  int drainOnce() throws InterruptedException {
    Duration limit = settings.sendTimeout();
    SqlConnection connection = pool.getConnection().await().atMost(limit);
    try {
      Transaction transaction = connection.begin().await().atMost(limit);
      try {
        int count = publish(connection, limit);
        transaction.commit().await().atMost(limit);
        published.increment(count);
        return count;
      } catch (RuntimeException | InterruptedException e) {
        transaction.rollback().onFailure().recoverWithNull().await().atMost(limit);
        throw e;
      }
    } finally {
      connection.close().await().atMost(limit);
    }
  }

  private int publish(SqlConnection connection, Duration limit) throws InterruptedException {
    boolean mine =
        connection
            .preparedQuery(LOCK)
            .execute()
            .await()
            .atMost(limit)
            .iterator()
            .next()
            .getBoolean(0);
    if (!mine) {
      return 0;
    }
    var rows =
        connection
            .preparedQuery(READ)
            .execute(Tuple.of(settings.batchSize()))
            .await()
            .atMost(limit);
    if (rows.size() == 0) {
      return 0;
    }
    List<Long> done = new ArrayList<>(rows.size());
    List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(rows.size());
    for (Row row : rows) {
      done.add(row.getLong("seq"));
      acknowledgements.add(producer().send(record(row)));
    }
    awaitAll(acknowledgements, limit);
    Instant now = clock.instant();
    rows.forEach(row -> lag.record(Duration.between(writtenAt(row), now)));
    connection
        .preparedQuery(DELETE)
        .execute(Tuple.of(done.toArray(Long[]::new)))
        .await()
        .atMost(limit);
    return done.size();
  }

  private static void awaitAll(List<Future<RecordMetadata>> acknowledgements, Duration limit)
      throws InterruptedException {
    try {
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not take the batch: " + e, e);
    }
  }

  private ProducerRecord<String, String> record(Row row) {
    ProducerRecord<String, String> message =
        new ProducerRecord<>(
            topics.resolve(row.getString("topic")), row.getString("key"), row.getString("payload"));
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            row.getString("type"),
            source,
            writtenAt(row),
            row.getLong("version"))
        .writeTo(message.headers());
    String trace = row.getString("traceparent");
    if (trace != null) {
      message.headers().add(TraceContext.HEADER, trace.getBytes(StandardCharsets.UTF_8));
    }
    return message;
  }

  /** When the transaction that wrote it began, which is as good as when it was committed. */
  private static Instant writtenAt(Row row) {
    return row.getOffsetDateTime("created_at").toInstant();
  }

  private KafkaProducer<String, String> producer() {
    KafkaProducer<String, String> current = producer;
    if (current == null) {
      Map<String, Object> config = new HashMap<>(kafka);
      config.put(ProducerConfig.CLIENT_ID_CONFIG, "outbox");
      config.put(ProducerConfig.ACKS_CONFIG, "all");
      config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, settings.largestMessage());
      config.put(
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) settings.sendTimeout().toMillis());
      config.put(
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) settings.sendTimeout().toMillis() / 3);
      config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.sendTimeout().toMillis());
      current = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
      producer = current;
    }
    return current;
  }

  void close() {
    KafkaProducer<String, String> current = producer;
    if (current != null) {
      current.close(settings.sendTimeout());
    }
  }
}
