package dev.calbridge.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.kit.postgres.TenantDatabase;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Rows of the outbox say which trace they belong to, and rows of the next transaction do not. */
@QuarkusTest
class OutboxTraceTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Inject TenantDatabase database;
  @Inject Outbox outbox;

  @Test
  void theTraceOfTheTransactionIsWrittenWithTheRow() {
    SpanContext span =
        SpanContext.create(
            TRACE, "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault());
    Uni<String> traced;
    Uni<String> keyed;
    try (Scope _ = Context.root().with(Span.wrap(span)).makeCurrent()) {
      traced = database.inTransaction("optik", this::written);
      keyed = database.inTransactionByKeys("optik", this::written);
    }

    assertThat(traced.await().indefinitely()).contains(TRACE);
    assertThat(keyed.await().indefinitely()).contains(TRACE);
    // On a thread that has never heard of the trace, and a connection that has.
    assertThat(
            CompletableFuture.supplyAsync(
                    () -> database.inTransaction("optik", this::written).await().indefinitely())
                .join())
        .isEqualTo("none");
  }

  private Uni<String> written(SqlConnection connection) {
    String key = "optik/" + UUID.randomUUID();
    return outbox
        .append(connection, new OutboxMessage("calbridge.calendars.v1", key, "t.v1", 1, "{}"))
        .chain(
            () ->
                connection
                    .query(
                        "select coalesce(traceparent, 'none') from outbox where key = '"
                            + key
                            + "'")
                    .execute())
        .map(rows -> rows.iterator().next().getString(0));
  }
}
