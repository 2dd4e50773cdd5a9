package dev.calbridge.google.bench;

import static dev.calbridge.google.bench.Numbers.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What ten thousand links weigh, and how long it takes to look at all of them. */
final class ManyLinks {

  private static final int LINKS = 10_000;
  private static final int LOOKED_AT = 2_000;

  private final Bench bench;

  ManyLinks(Bench bench) {
    this.bench = bench;
  }

  void run() throws Exception {
    bench.restart(Map.of());
    settle();
    long heap = bench.heapKibibytes();
    line(
        "few links, at rest",
        "heap %.1f MiB, resident %d MiB",
        heap / 1024.0,
        bench.residentMebibytes());
    List<String> calendars =
        Bench.inParallel(4, LINKS, _ -> bench.world.google.newCalendar("Viele"));
    String rows = String.join("'),('", calendars);
    bench.sql(
        "create temporary table many (calendar text, link uuid default gen_random_uuid(),"
            + " resource uuid default gen_random_uuid())",
        "insert into many (calendar) values ('" + rows + "')",
        """
        insert into calendar (tenant, resource, version, removed, synchronised, read_only)
        select 'optik-himmel', resource, 1, false, true, false from many
        """,
        """
        insert into link (tenant, id, resource, calendar_id, grant_id, policy, direction, state)
        select 'optik-himmel', link, resource, calendar, '%s', 'KEEP_OURS', 'BOTH', 'ACTIVE'
        from many
        """
            .formatted(bench.grant()),
        """
        insert into link_queue (link, tenant, poll_at)
        select link, 'optik-himmel', now() + interval '1 day' from many
        """);
    settle();
    line(
        "10,000 links, at rest",
        "heap %.1f MiB, resident %d MiB",
        bench.heapKibibytes() / 1024.0,
        bench.residentMebibytes());
    look();
  }

  /** With push, as in production: the first look opens the channel. */
  private void look() {
    long before = bench.world.google.journal();
    Instant began = Instant.now();
    bench.sql(
        "update link_queue set poll_at = now() where link in (select link from link_queue"
            + " where poll_at > now() + interval '2 hours' limit "
            + LOOKED_AT
            + ")");
    Bench.soon().until(() -> bench.world.google.journal() - before >= 2 * LOOKED_AT);
    double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
    line(
        "2,000 of them, the first look and a channel for each",
        "%.0f s, %.0f requests/s",
        seconds,
        2 * LOOKED_AT / seconds);
    line("while at it", "resident %d MiB", bench.residentMebibytes());
    settle();
    line(
        "10,000 links, 2,000 channels, at rest again",
        "heap %.1f MiB, resident %d MiB",
        bench.heapKibibytes() / 1024.0,
        bench.residentMebibytes());
  }

  private static void settle() {
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
  }
}
