package dev.calbridge.google.emulator.push;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends messages to channels, each channel's in order. Messages that wait behind a slow one are
 * joined. Answers 500, 502, 503 and 504 are tried again a few times; everything else that is no
 * success is lost, as with Google.
 */
public final class Notifier implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Notifier.class.getName());
  private static final Set<Integer> WORTH_REPEATING = Set.of(500, 502, 503, 504);
  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Message> waiting = new ConcurrentHashMap<>();
  private final Map<String, Message> held = new ConcurrentHashMap<>();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final AtomicInteger losing = new AtomicInteger();
  private final AtomicInteger doubling = new AtomicInteger();
  private final AtomicInteger swapping = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private volatile Duration late = Duration.ZERO;

  /** Sends it soon. A message to the same channel that still waits is replaced by this one. */
  void tell(Message message) {
    String id = message.channel().id();
    waiting.put(id, message);
    if (busy.add(id)) {
      workers.execute(() -> work(id));
    }
  }

  /** The next so many messages are lost. */
  public void lose(int count) {
    losing.set(count);
  }

  /** The next so many messages are sent twice. */
  public void repeat(int count) {
    doubling.set(count);
  }

  /** The next so many messages are overtaken by the one that follows them in their channel. */
  public void swap(int count) {
    swapping.set(count);
  }

  /** Every message comes so much later. */
  public void delay(Duration by) {
    late = by;
  }

  /** Tells the channel's address something with another token, as somebody else would. */
  public void forge(Channel channel, String token) {
    Channel forged =
        new Channel(
            channel.id(),
            Optional.of(token),
            channel.address(),
            channel.email(),
            channel.calendarId(),
            channel.resourceId(),
            channel.resourceUri(),
            channel.expires());
    workers.execute(() -> send(new Message(forged, "exists", 1)));
  }

  /** Messages that arrived. */
  public int delivered() {
    return sent.get();
  }

  /** Messages that wait to be overtaken. */
  public int held() {
    return held.size();
  }

  /** As new. */
  public void clear() {
    losing.set(0);
    doubling.set(0);
    swapping.set(0);
    held.clear();
    late = Duration.ZERO;
  }

  @Override
  public void close() {
    workers.shutdownNow();
    client.shutdownNow();
  }

  private void work(String id) {
    do {
      Message message = waiting.remove(id);
      while (message != null) {
        deliver(message);
        message = waiting.remove(id);
      }
      busy.remove(id);
      // One that came between the last look and the line above found us busy.
    } while (waiting.containsKey(id) && busy.add(id));
  }

  private void deliver(Message message) {
    if (taken(losing)) {
      return;
    }
    if (taken(swapping)) {
      held.put(message.channel().id(), message);
      return;
    }
    int times = taken(doubling) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      send(message);
    }
    Message overtaken = held.remove(message.channel().id());
    if (overtaken != null) {
      send(overtaken);
    }
  }

  private static boolean taken(AtomicInteger rest) {
    return rest.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private void send(Message message) {
    Duration pause = FIRST_PAUSE;
    try {
      Thread.sleep(late);
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        int status = post(message);
        if (!WORTH_REPEATING.contains(status)) {
          sent.incrementAndGet();
          return;
        }
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "message lost", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int post(Message message) throws IOException, InterruptedException {
    Channel channel = message.channel();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(channel.address())
            .timeout(TIMEOUT)
            .header("X-Goog-Channel-ID", channel.id())
            .header("X-Goog-Channel-Expiration", httpDate(channel))
            .header("X-Goog-Resource-ID", channel.resourceId())
            .header("X-Goog-Resource-URI", channel.resourceUri())
            .header("X-Goog-Resource-State", message.state())
            .header("X-Goog-Message-Number", Long.toString(message.number()))
            .POST(HttpRequest.BodyPublishers.noBody());
    channel.token().ifPresent(token -> request.header("X-Goog-Channel-Token", token));
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String httpDate(Channel channel) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(channel.expires().atOffset(ZoneOffset.UTC));
  }
}
