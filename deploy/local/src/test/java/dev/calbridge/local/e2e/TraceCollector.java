package dev.calbridge.local.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes spans as a collector does (OTLP over HTTP), and keeps what is asked about here. */
final class TraceCollector implements AutoCloseable {

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /**
   * A span.
   *
   * @param trace hexadecimal
   * @param parent id of the span above, hexadecimal; empty without one
   */
  record Span(String service, String trace, String id, String parent, String name) {}

  /** What services have to be told so that their spans come here. */
  Map<String, String> settings() {
    return Map.of(
        "calbridge.tracing", "on",
        "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
        "quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:" + server.getAddress().getPort(),
        "quarkus.otel.bsp.schedule.delay", "200ms");
  }

  List<Span> spans() {
    return spans;
  }

  private void take(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] body =
        zipped
            ? new GZIPInputStream(exchange.getRequestBody()).readAllBytes()
            : exchange.getRequestBody().readAllBytes();
    // opentelemetry/proto/collector/trace/v1: resource_spans = 1
    for (ProtobufMessage resourceSpans : new ProtobufMessage(body).messages(1)) {
      String service = service(resourceSpans);
      // ResourceSpans: scope_spans = 2; ScopeSpans: spans = 2
      for (ProtobufMessage scope : resourceSpans.messages(2)) {
        scope.messages(2).forEach(span -> spans.add(span(service, span)));
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** ResourceSpans: resource = 1; Resource: attributes = 1; KeyValue: key = 1, value = 2. */
  private static String service(ProtobufMessage resourceSpans) {
    for (ProtobufMessage resource : resourceSpans.messages(1)) {
      for (ProtobufMessage attribute : resource.messages(1)) {
        if (attribute.text(1).equals("service.name")) {
          return attribute.messages(2).getFirst().text(1);
        }
      }
    }
    return "";
  }

  /** Span: trace_id = 1, span_id = 2, parent_span_id = 4, name = 5. */
  private static Span span(String service, ProtobufMessage span) {
    HexFormat hex = HexFormat.of();
    return new Span(
        service,
        hex.formatHex(span.bytes(1)),
        hex.formatHex(span.bytes(2)),
        hex.formatHex(span.bytes(4)),
        new String(span.bytes(5), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
