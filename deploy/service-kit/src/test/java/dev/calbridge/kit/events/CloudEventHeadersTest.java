package dev.calbridge.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {

  private static final CloudEventHeaders EVENT =
      new CloudEventHeaders("1", "t.v1", "/s", Instant.parse("2026-11-02T08:00:00Z"), 7);

  @Test
  void whatIsWrittenIsReadAgain() {
    RecordHeaders headers = new RecordHeaders();
    EVENT.writeTo(headers);

    assertThat(CloudEventHeaders.of(headers)).isEqualTo(EVENT);
    assertThat(new String(headers.lastHeader("ce_specversion").value(), StandardCharsets.UTF_8))
        .isEqualTo("1.0");
  }

  @Test
  void aMissingAttributeIsNamed() {
    RecordHeaders headers = new RecordHeaders();
    EVENT.writeTo(headers);
    headers.remove("ce_type");

    assertThatThrownBy(() -> CloudEventHeaders.of(headers))
        .isInstanceOf(CloudEventHeaders.MalformedEvent.class)
        .hasMessageContaining("ce_type");
  }

  @Test
  void anUnreadableVersionIsRefused() {
    RecordHeaders headers = new RecordHeaders();
    EVENT.writeTo(headers);
    headers.remove("ce_calbridgeversion");
    headers.add("ce_calbridgeversion", "seven".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> CloudEventHeaders.of(headers))
        .isInstanceOf(CloudEventHeaders.MalformedEvent.class);
  }
}
