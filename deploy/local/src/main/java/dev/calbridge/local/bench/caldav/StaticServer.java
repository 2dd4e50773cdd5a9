package dev.calbridge.local.bench.caldav;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** nginx with files of given sizes: what the same number of bytes costs at the least. */
final class StaticServer implements AutoCloseable {

  private final Path folder;
  private final Process process;
  private final int port;

  private StaticServer(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /** Empty if there is no nginx here. */
  static Optional<StaticServer> start(Path folder) {
    Optional<String> program =
        Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx")
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst();
    return program.map(nginx -> start(nginx, folder));
  }

  private static StaticServer start(String nginx, Path folder) {
    try {
      int port = freePort();
      Path config = folder.resolve("nginx.conf");
      Files.createDirectories(folder.resolve("www"));
      Files.writeString(
          config,
          """
          daemon off;
          worker_processes 1;
          pid %1$s/nginx.pid;
          error_log %1$s/error.log;
          events { worker_connections 256; }
          http {
            access_log off;
            keepalive_requests 100000000;
            client_body_temp_path %1$s/body;
            proxy_temp_path %1$s/proxy;
            fastcgi_temp_path %1$s/fastcgi;
            uwsgi_temp_path %1$s/uwsgi;
            scgi_temp_path %1$s/scgi;
            server { listen 127.0.0.1:%2$d; root %1$s/www; }
          }
          """
              .formatted(folder, port));
      Process process =
          new ProcessBuilder(nginx, "-c", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("nginx.out").toFile())
              .start();
      return new StaticServer(folder, process, port);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  String origin() {
    return "http://127.0.0.1:" + port;
  }

  /** A request for a file of that many bytes. */
  List<Request> fileOf(int bytes) {
    Path file = folder.resolve("www").resolve(bytes + ".bin");
    try {
      if (!Files.exists(file)) {
        Files.write(file, new byte[bytes]);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return List.of(new Request("GET", "/" + bytes + ".bin", Map.of(), null));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
