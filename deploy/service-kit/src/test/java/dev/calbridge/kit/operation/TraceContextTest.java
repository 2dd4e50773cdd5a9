package dev.calbridge.kit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TraceContextTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void nothingIsSaidWhileNobodyTraces() {
    assertThat(TraceContext.current()).isNull();
    assertThat(Span.fromContext(TraceContext.of(new RecordHeaders())).getSpanContext().isValid())
        .isFalse();
  }

  @Test
  void whatIsWrittenDownIsReadAgain() {
    SpanContext span =
        SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), TraceState.getDefault());
    String text;
    try (Scope _ = Context.root().with(Span.wrap(span)).makeCurrent()) {
      text = TraceContext.current();
    }

    assertThat(text).isEqualTo("00-" + TRACE + "-" + SPAN + "-01");
    RecordHeaders headers = new RecordHeaders();
    headers.add(TraceContext.HEADER, text.getBytes(StandardCharsets.UTF_8));
    SpanContext read = Span.fromContext(TraceContext.of(headers)).getSpanContext();
    assertThat(read.getTraceId()).isEqualTo(TRACE);
    assertThat(read.getSpanId()).isEqualTo(SPAN);
    assertThat(read.isSampled()).isTrue();
  }
}
