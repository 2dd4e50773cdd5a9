package dev.calbridge.google.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a server whose clock it shows: the JDK's own server always says this machine's time
 * in {@code Date}. All such dates have the same length, so bytes are replaced one by one.
 */
final class DatingProxy implements AutoCloseable {

  private static final String HEADER = "\nDate: ";
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final ServerSocket door;
  private final URI server;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  DatingProxy(URI server, Clock clock) throws IOException {
    this.server = server;
    this.clock = clock;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::serve);
  }

  URI uri() {
    return URI.create("http://localhost:" + door.getLocalPort() + "/");
  }

  private void serve() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket behind = new Socket(server.getHost(), server.getPort());
        threads.execute(() -> copy(client, behind, false));
        threads.execute(() -> copy(behind, client, true));
      }
    } catch (IOException _) {
      // The door was closed.
    }
  }

  private void copy(Socket from, Socket to, boolean dated) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[65_536];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (dated) {
          date(some, read);
        }
        out.write(some, 0, read);
        out.flush();
      }
    } catch (IOException _) {
      // Either side is gone.
    }
  }

  private void date(byte[] some, int length) {
    String text = new String(some, 0, length, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(HEADER);
    if (at >= 0) {
      byte[] date = FORMAT.format(clock.instant()).getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(date, 0, some, at + HEADER.length(), date.length);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
