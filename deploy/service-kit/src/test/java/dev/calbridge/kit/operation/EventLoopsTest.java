package dev.calbridge.kit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventLoopsTest {

  @Inject Vertx vertx;

  @Test
  void thereIsOneForEachProcessor() {
    assertThat(vertx.nettyEventLoopGroup()).hasSize(Runtime.getRuntime().availableProcessors());
  }
}
