package dev.calbridge.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {

  @ParameterizedTest
  @CsvSource({
    // connection failure, too many connections, shutdown, starting up
    "08006, true",
    "53300, true",
    "57P01, true",
    "57P03, true",
    // unique violation, no such table, cancelled for taking too long
    "23505, false",
    "42P01, false",
    "57014, false"
  })
  void somePostgresStatesAreOutages(String state, boolean outage) {
    PgException refused = new PgException("no", "FATAL", state, null);
    assertThat(Outage.isBehind(new IllegalStateException("wrapped", refused))).isEqualTo(outage);
  }

  @Test
  void whoCannotConnectHasAnOutage() {
    assertThat(Outage.isBehind(new RuntimeException(new ConnectException("refused")))).isTrue();
    assertThat(Outage.isBehind(new IllegalStateException("a bug"))).isFalse();
  }
}
