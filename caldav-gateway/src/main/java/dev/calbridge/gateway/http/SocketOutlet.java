package dev.calbridge.gateway.http;

import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.Outlet;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends pieces to the socket, one after the other: the next one is taken when the last has left. So
 * a client that reads slowly holds one piece, and one that reads nothing is given up. Used by one
 * thread.
 */
final class SocketOutlet implements Outlet {

  /** For a piece of some hundred kilobytes. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpServerResponse response;
  private final Context eventLoop;
  private final boolean gzip;
  private final Supplier<String> date;
  private @Nullable Gzip packing;

  /**
   * @param gzip whether the client wants the answer packed
   * @param date value of the header, now
   */
  SocketOutlet(
      HttpServerResponse response, Context eventLoop, boolean gzip, Supplier<String> date) {
    this.response = response;
    this.eventLoop = eventLoop;
    this.gzip = gzip;
    this.date = date;
  }

  @Override
  public void write(DavResponse head, byte[] piece) {
    send(head, piece, false);
  }

  @Override
  public void end(DavResponse head, byte[] piece) {
    send(head, piece, true);
  }

  private void send(DavResponse head, byte[] piece, boolean last) {
    if (!gzip) {
      sendAndWait(head, piece);
      return;
    }
    Gzip stream = packing;
    if (stream == null) {
      stream = new Gzip();
      packing = stream;
    }
    sendAndWait(Gzip.dressed(head), stream.pack(piece, last));
  }

  private void sendAndWait(DavResponse head, byte[] piece) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    eventLoop.runOnContext(_ -> sendNow(head, piece, sent));
    try {
      var _ = sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new ClientGone(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientGone(e);
    }
  }

  private void sendNow(DavResponse head, byte[] piece, CompletableFuture<Void> sent) {
    if (response.ended() || response.closed()) {
      sent.completeExceptionally(new IllegalStateException("The connection is closed"));
      return;
    }
    if (!response.headWritten()) {
      response.setStatusCode(head.status()).setChunked(true).putHeader("Date", date.get());
      head.headers().forEach(response::putHeader);
    }
    var _ =
        response
            .write(Buffer.buffer(piece))
            .onComplete(
                written -> {
                  if (written.succeeded()) {
                    sent.complete(null);
                  } else {
                    sent.completeExceptionally(written.cause());
                  }
                });
  }
}
