package dev.calbridge.kit.operation;

import dev.calbridge.kit.events.CloudEventHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How long after their commit changes can be seen outside: metric {@code
 * calbridge.commit.to.visible}, with the tag {@code seen} for where; and their traces, which go on
 * with what a consumer does.
 */
@ApplicationScoped
public class AppliedEvents {

  /** From the commit of a change until it can be seen. */
  public static final String COMMIT_TO_VISIBLE = "calbridge.commit.to.visible";

  private final MeterRegistry meters;
  private final Tracer tracer;
  private final Clock clock;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  public AppliedEvents(MeterRegistry meters, Tracer tracer, Clock clock) {
    this.meters = meters;
    this.tracer = tracer;
    this.clock = clock;
  }

  /**
   * A change can be seen now. Not for changes that were read again to rebuild something.
   *
   * @param place one of a few words for where
   * @param committed when it was committed
   */
  public void visible(String place, Instant committed) {
    Duration lag = Duration.between(committed, clock.instant());
    timers
        .computeIfAbsent(place, seen -> meters.timer(COMMIT_TO_VISIBLE, "seen", seen))
        .record(lag.isNegative() ? Duration.ZERO : lag);
  }

  /**
   * The event has been applied and can be seen. One that cannot be read counts nothing: it is on
   * its way to the dead-letter topic.
   *
   * @param place one of a few words for where
   * @param began when applying it began
   */
  public void applied(String place, ConsumerRecord<String, String> event, Instant began) {
    try {
      visible(place, CloudEventHeaders.of(event.headers()).time());
      traced(event, began);
    } catch (CloudEventHeaders.MalformedEvent _) {
      // Told elsewhere.
    }
  }

  /** Goes on with the trace of whoever wrote the event; nothing if nobody traced it. */
  private void traced(ConsumerRecord<String, String> event, Instant began) {
    Context origin = TraceContext.of(event.headers());
    if (!Span.fromContext(origin).getSpanContext().isValid()) {
      return;
    }
    tracer
        .spanBuilder(event.topic() + " process")
        .setParent(origin)
        .setSpanKind(SpanKind.CONSUMER)
        .setStartTimestamp(began)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.destination.name", event.topic())
        .setAttribute("messaging.destination.partition.id", Integer.toString(event.partition()))
        .setAttribute("messaging.kafka.offset", event.offset())
        .startSpan()
        .end(clock.instant());
  }
}
