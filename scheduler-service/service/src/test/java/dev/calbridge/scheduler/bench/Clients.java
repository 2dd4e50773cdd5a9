package dev.calbridge.scheduler.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Clients that each send one request after the other. */
record Clients(int count) {

  /**
   * Sends for so long.
   *
   * @param requests by their number, counted over all clients
   * @param expected status of every answer
   */
  Measured send(Duration forSo, IntFunction<HttpRequest> requests, int expected) throws Exception {
    AtomicInteger number = new AtomicInteger();
    Map<Integer, Integer> others = new ConcurrentHashMap<>();
    long begin = System.nanoTime();
    long end = begin + forSo.toNanos();
    List<Duration> all = new ArrayList<>();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newFixedThreadPool(count)) {
      Callable<List<Duration>> client =
          () -> {
            List<Duration> mine = new ArrayList<>();
            while (System.nanoTime() < end) {
              HttpRequest request = requests.apply(number.getAndIncrement());
              long start = System.nanoTime();
              int status = http.send(request, BodyHandlers.discarding()).statusCode();
              mine.add(Duration.ofNanos(System.nanoTime() - start));
              if (status != expected) {
                others.merge(status, 1, Integer::sum);
              }
            }
            return mine;
          };
      for (Future<List<Duration>> done :
          threads.invokeAll(java.util.Collections.nCopies(count, client))) {
        all.addAll(done.get());
      }
    }
    if (!others.isEmpty()) {
      System.out.println("unexpected answers: " + others);
    }
    return new Measured(all, Duration.ofNanos(System.nanoTime() - begin));
  }
}
