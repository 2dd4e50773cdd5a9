package dev.calbridge.gateway.support;

import dev.calbridge.platform.testkit.Kafka;
import dev.calbridge.platform.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Kafka broker of one test class, as a process that the test can stop: nobody else minds. */
public final class OwnBroker implements QuarkusTestResourceLifecycleManager {

  private static final int PARTITIONS = 2;
  private static final String PREFIX = "own.";

  private final Path root = Path.of(System.getProperty("calbridge.root"));
  private final int port = freePort();
  private final int controllerPort = freePort();
  private Path directory;
  private Process process;

  /** Put into the test's field of this type. */
  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(OwnBroker.class));
  }

  /** After the platform, whose broker this one replaces. */
  @Override
  public int order() {
    return 1_000;
  }

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("calbridge-broker");
      Files.writeString(settings(), text());
      run(
              "kafka.tools.StorageTool",
              "format",
              "--ignore-formatted",
              "--cluster-id",
              "MkU3OEVBNTcwNTJENDM2Qg",
              "--config",
              settings().toString())
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    startBroker();
    new Topics(PREFIX, PARTITIONS).createMissing(new Kafka(address()));
    return Map.of(
        "kafka.bootstrap.servers",
        address(),
        "calbridge.topic-prefix",
        PREFIX,
        "calbridge.outbox.send-timeout",
        "3s");
  }

  public void startBroker() {
    process = run("kafka.Kafka", settings().toString());
  }

  /** As when the machine it runs on is gone. */
  public void stopBroker() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void stop() {
    stopBroker();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run(String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    try {
      command.add(
          Files.readString(root.resolve("deploy/platform/server/target/platform.classpath"))
              .strip());
      command.add(main);
      command.addAll(List.of(arguments));
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(directory.resolve("broker.log").toFile())
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path settings() {
    return directory.resolve("broker.properties");
  }

  private String address() {
    return "127.0.0.1:" + port;
  }

  private String text() {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%1$d
        listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%1$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        num.network.threads=1
        num.io.threads=2
        log.cleaner.dedupe.buffer.size=8388608
        """
        .formatted(controllerPort, port, directory.resolve("data"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
