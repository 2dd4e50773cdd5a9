package dev.calbridge.gateway.kafka;

import dev.calbridge.kit.events.TopicNames;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opens consumers and producers with this service's settings. */
@ApplicationScoped
public class KafkaSettings {

  private final Map<String, Object> broker;
  private final TopicNames topics;

  public KafkaSettings(
      @Identifier("default-kafka-broker") Map<String, Object> broker, TopicNames topics) {
    this.broker = broker;
    this.topics = topics;
  }

  String topic(String contractName) {
    return topics.resolve(contractName);
  }

  /**
   * Shares the partitions with the other replicas over the same database. Offsets are kept with the
   * projection, never in the group. Replicas over another database - one that is being filled while
   * this one serves - are another group, and read everything themselves.
   *
   * @param epoch of the projection
   */
  KafkaConsumer<String, String> groupMember(String epoch) {
    Map<String, Object> config = consumer();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, topics.resolve("caldav-gateway-" + epoch));
    // A replica that was killed must not hold up the others for the usual 45 s.
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    return open(config);
  }

  /** Reads by itself what every replica must hear. */
  KafkaConsumer<String, String> loner() {
    Map<String, Object> config = consumer();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return open(config);
  }

  KafkaProducer<String, String> producer() {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  private Map<String, Object> consumer() {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    return config;
  }

  private static KafkaConsumer<String, String> open(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
  }
}
