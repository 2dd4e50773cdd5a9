package dev.calbridge.local.bench;

import dev.calbridge.local.DavCalendar;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a collection for changes again and again (RFC 6578), and notes when each object was seen
 * first.
 */
final class ChangeFeed implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Pattern HREF = Pattern.compile("<(?:\\w+:)?href>([^<]+)</(?:\\w+:)?href>");
  private static final Pattern TOKEN =
      Pattern.compile("<(?:\\w+:)?sync-token>([^<]+)</(?:\\w+:)?sync-token>");

  private final DavCalendar calendar;
  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  private ChangeFeed(DavCalendar calendar) {
    this.calendar = calendar;
    String token = ask("");
    seen.clear();
    this.thread = Thread.ofPlatform().name("change-feed").unstarted(() -> follow(token));
  }

  static ChangeFeed of(DavCalendar calendar) {
    ChangeFeed feed = new ChangeFeed(calendar);
    feed.thread.start();
    return feed;
  }

  /** {@link System#nanoTime()} at which objects were seen first, by name. */
  Map<String, Long> seen() {
    return seen;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(String first) {
    String token = first;
    while (!closed) {
      // Without a pause the observer would take half of a small machine from the observed.
      LockSupport.parkNanos(PAUSE.toNanos());
      token = ask(token);
    }
  }

  private String ask(String token) {
    String request =
        "<D:sync-collection xmlns:D=\"DAV:\"><D:sync-token>"
            + token
            + "</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop>"
            + "</D:sync-collection>";
    String answer =
        calendar
            .send(
                "REPORT",
                calendar.path(),
                request,
                Map.of("Depth", "0", "Content-Type", "application/xml"))
            .expect("sync-collection", 207)
            .body();
    long now = System.nanoTime();
    Matcher href = HREF.matcher(answer);
    while (href.find()) {
      String path = href.group(1);
      seen.putIfAbsent(path.substring(path.lastIndexOf('/') + 1), now);
    }
    Matcher next = TOKEN.matcher(answer);
    if (!next.find()) {
      throw new IllegalStateException("No sync-token in " + answer);
    }
    return next.group(1);
  }
}
