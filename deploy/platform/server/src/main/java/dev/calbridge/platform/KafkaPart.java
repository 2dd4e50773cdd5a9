package dev.calbridge.platform;

import dev.calbridge.platform.testkit.Kafka;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker that is its own controller (KRaft), inside this JVM. */
final class KafkaPart implements AutoCloseable {

  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final Kafka coordinates;

  private KafkaPart(KafkaRaftServer server, Kafka coordinates) {
    this.server = server;
    this.coordinates = coordinates;
  }

  static KafkaPart start(PlatformOptions options, StateDirectory state) {
    Path data = state.part("kafka");
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(data);
    }
    String address = PlatformOptions.LOOPBACK + ":" + options.kafkaPort();
    String controller = PlatformOptions.LOOPBACK + ":" + options.kafkaControllerPort();
    Properties properties = new Properties();
    properties.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE)),
            Map.entry("controller.quorum.voters", NODE + "@" + controller),
            Map.entry("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller),
            Map.entry("advertised.listeners", "PLAINTEXT://" + address),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("log.dirs", data.toString()),
            Map.entry("auto.create.topics.enable", "false"),
            // One node cannot replicate.
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // Nobody waits for a second consumer that does not come.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // A small machine shares it with four services.
            Map.entry("num.network.threads", "1"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608")));
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    server.startup();
    return new KafkaPart(server, new Kafka(address));
  }

  Kafka coordinates() {
    return coordinates;
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private static void format(Path data) {
    try {
      Files.createDirectories(data);
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE)
          .addDirectory(data.toString())
          .setMetadataLogDirectory(data.toString())
          .setControllerListenerName("CONTROLLER")
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (Exception failure) {
      throw new IllegalStateException("Cannot format Kafka's log directory " + data, failure);
    }
  }
}
