package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.transfer.ImportReport;
import dev.calbridge.scheduler.transfer.ImportReport.Fate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a file as it comes in and has its items taken in small groups. */
@ApplicationScoped
class FileRequests {

  /** Items that are read before the first of them is written. */
  private static final int GROUP = 50;

  /** A group takes some hundred milliseconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Each keeps a thread; the others are asked to come again. */
  private static final int AT_ONCE = 4;

  private final EventLoop eventLoop;
  private final Semaphore places = new Semaphore(AT_ONCE);

  FileRequests(EventLoop eventLoop) {
    this.eventLoop = eventLoop;
  }

  /** Reads items of a file and gives them on. */
  interface Read<I> {
    void from(Reader file, Consumer<I> each);
  }

  /**
   * Blocks until all is done.
   *
   * @param take what to do with a group; gives the fate of each of its items
   * @throws ProblemException 400 {@code body-missing}, 503 {@code busy}
   */
  <I> ImportReport take(
      @Nullable InputStream body,
      boolean dryRun,
      Read<I> read,
      Function<List<I>, Uni<List<Fate>>> take) {
    if (body == null) {
      throw new ProblemException(400, "body-missing", "Send the file as the body.");
    }
    if (!places.tryAcquire()) {
      throw new ProblemException(503, "busy", "Other files are being read: try again soon.");
    }
    try {
      List<Fate> fates = new ArrayList<>();
      List<I> group = new ArrayList<>(GROUP);
      Reader file = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
      read.from(
          file,
          item -> {
            group.add(item);
            if (group.size() == GROUP) {
              flush(group, fates, take);
            }
          });
      flush(group, fates, take);
      return ImportReport.of(fates, dryRun);
    } finally {
      places.release();
    }
  }

  private <I> void flush(List<I> group, List<Fate> fates, Function<List<I>, Uni<List<Fate>>> take) {
    List<I> items = List.copyOf(group);
    group.clear();
    if (!items.isEmpty()) {
      fates.addAll(eventLoop.await(() -> take.apply(items), PATIENCE));
    }
  }
}
