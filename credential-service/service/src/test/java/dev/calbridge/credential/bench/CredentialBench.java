package dev.calbridge.credential.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.platform.testkit.Keycloak;
import dev.calbridge.platform.testkit.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code ./calbridge bench credential}: what a verify costs, how long 10,000 credentials take to
 * list, what the service weighs under load, and whether the time of an answer tells which user
 * names there are. See docs/benchmarks.md.
 */
public final class CredentialBench {

  private static final String CREDENTIALS = "/api/v1/service-credentials";
  private static final String VERIFY = "/internal/v1/service-credentials/verify";
  private static final String PASSWORD = "acht Brillen auf dem Tisch";
  private static final int LISTED = 10_000;
  private static final int SAMPLES = 300;

  private final ObjectMapper json = new ObjectMapper();
  private final RunningService service;
  private final Supplier<String> admin = token(keycloak -> keycloak.token("admin", "demo"));
  private final Supplier<String> gateway =
      token(keycloak -> keycloak.serviceToken("caldav-gateway"));

  private CredentialBench(RunningService service) {
    this.service = service;
  }

  public static void main(String[] arguments) throws Exception {
    Path module = Path.of(System.getProperty("calbridge.bench.module", "")).toAbsolutePath();
    try (RunningService service = new RunningService(module)) {
      new CredentialBench(service).run();
    }
  }

  private void run() throws Exception {
    System.out.println("resident after the start: " + service.residentMebibytes() + " MiB");
    List<String> names = inParallel(4, SAMPLES, this::withPassword);
    timing(names.subList(0, 20), 20); // warms up
    verifyOneAfterTheOther(names);
    verifyAtOnce(names);
    timing(names, SAMPLES);
    list();
    System.out.println("resident at the end: " + service.residentMebibytes() + " MiB");
  }

  private void verifyOneAfterTheOther(List<String> names) {
    Series series = new Series();
    Duration before = service.cpu();
    for (String name : names) {
      series.add(verify(name, PASSWORD, "verified"));
    }
    double cpu = service.cpu().minus(before).toNanos() / 1e6 / names.size();
    System.out.printf("verify, one after the other: %s, CPU %.1f ms each%n", series, cpu);
  }

  private void verifyAtOnce(List<String> names) throws Exception {
    long began = System.nanoTime();
    Series series = new Series();
    int rounds = 2;
    inParallel(
        60,
        names.size() * rounds,
        number -> {
          series.add(verify(names.get(number % names.size()), PASSWORD, "verified"));
          return number;
        });
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "verify, 60 at once: %.0f/s, %s; resident %d MiB%n",
        names.size() * rounds / seconds, series, service.residentMebibytes());
  }

  /** In pairs and in changing order, so that what else the machine does falls on both. */
  private void timing(List<String> names, int samples) {
    Series wrong = new Series();
    Series unknown = new Series();
    for (int number = 0; number < samples; number++) {
      String name = names.get(number % names.size());
      String password = "wrong " + samples + " " + number;
      if (number % 2 == 0) {
        wrong.add(verify(name, password, "rejected"));
        unknown.add(verify("x" + samples + name, password, "rejected"));
      } else {
        unknown.add(verify("x" + samples + name, password, "rejected"));
        wrong.add(verify(name, password, "rejected"));
      }
    }
    System.out.println("wrong password: " + wrong);
    System.out.println("unknown user:   " + unknown);
    System.out.printf(
        "difference %.3f ms +- %.3f (95 %%), Welch's t = %.2f%n",
        wrong.mean() - unknown.mean(), wrong.confidence(unknown), wrong.welch(unknown));
  }

  private void list() throws Exception {
    inParallel(8, LISTED, number -> create("l" + number, null));
    for (int limit : new int[] {100, 500}) {
      Series pages = new Series();
      long began = System.nanoTime();
      int seen = 0;
      String after = "";
      do {
        long start = System.nanoTime();
        Map<?, ?> page =
            read(
                service.call("GET", CREDENTIALS + "?limit=" + limit + after, admin.get(), "", 200));
        pages.add(System.nanoTime() - start);
        seen += ((List<?>) page.get("items")).size();
        after = page.get("next") == null ? "" : "&after=" + page.get("next");
      } while (!after.isEmpty());
      System.out.printf(
          "%d listed in pages of %d: %.0f ms; page: %s%n",
          seen, limit, (System.nanoTime() - began) / 1e6, pages);
    }
  }

  private long verify(String name, String password, String expected) {
    String body =
        write(Map.of("userName", name, "password", password, "serviceClass", "CALDAV_SYNC"));
    String token = gateway.get();
    long start = System.nanoTime();
    String answer = service.call("POST", VERIFY, token, body, 200);
    long took = System.nanoTime() - start;
    if (!answer.contains(expected)) {
      throw new IllegalStateException("Not " + expected + ": " + answer);
    }
    return took;
  }

  private String withPassword(int number) {
    return create("p" + number, PASSWORD);
  }

  private String create(String name, String password) {
    Map<String, Object> body =
        new java.util.HashMap<>(
            Map.of(
                "userName",
                "bench." + name,
                "branch",
                "6a1b0000-0000-4000-8000-000000000001",
                "serviceClass",
                "CALDAV_SYNC"));
    if (password != null) {
      body.put("password", password);
      body.put("passwordRepeat", password);
    }
    service.call("POST", CREDENTIALS, admin.get(), write(body), 201);
    return "bench." + name;
  }

  /** A token that is got again before it ends. */
  private static Supplier<String> token(Function<Keycloak, String> asked) {
    return new Supplier<>() {
      private String token = "";
      private long until = System.nanoTime();

      @Override
      public synchronized String get() {
        if (System.nanoTime() >= until) {
          token = asked.apply(Platform.current().keycloak());
          until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        }
        return token;
      }
    };
  }

  private interface Work<T> {
    T of(int number) throws Exception;
  }

  private static <T> List<T> inParallel(int threads, int times, Work<T> work) throws Exception {
    List<Callable<T>> calls = new ArrayList<>();
    for (int number = 0; number < times; number++) {
      int own = number;
      calls.add(() -> work.of(own));
    }
    try (var pool = Executors.newFixedThreadPool(threads)) {
      List<T> results = Collections.synchronizedList(new ArrayList<>());
      for (Future<T> done : pool.invokeAll(calls)) {
        results.add(done.get());
      }
      return results;
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private Map<?, ?> read(String text) throws IOException {
    return json.readValue(text, Map.class);
  }
}
