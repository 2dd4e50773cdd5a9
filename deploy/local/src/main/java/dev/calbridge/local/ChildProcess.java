package dev.calbridge.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of the stack that runs as a process of its own. It can be started and stopped repeatedly.
 */
public final class ChildProcess implements AutoCloseable {

  /** After that a part which does not stop by itself is killed. */
  private static final Duration STOP = Duration.ofSeconds(20);

  private static final int REMEMBERED_LINES = 60;

  private final String name;
  private final BiConsumer<String, String> output;
  private final Consumer<String> died;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private @Nullable Process process;
  private boolean stopping;

  /**
   * @param name for people
   * @param output gets this part's name and each line it prints
   * @param died is told the name when the process ends without having been stopped
   */
  public ChildProcess(String name, BiConsumer<String, String> output, Consumer<String> died) {
    this.name = name;
    this.output = output;
    this.died = died;
  }

  public String name() {
    return name;
  }

  /**
   * Starts the process.
   *
   * @throws IllegalStateException if it runs already
   */
  public synchronized void start(List<String> command) {
    if (running()) {
      throw new IllegalStateException(name + " runs already");
    }
    stopping = false;
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      // As in the images: the C library's heaps, one for each thread, are not given back.
      builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
      Process started = builder.start();
      process = started;
      // Reading from a pipe holds a thread of the machine: not one of the few that carry others.
      Thread.ofPlatform().daemon().name(name + "-output").start(() -> copyOutput(started));
      var _ = started.onExit().thenAccept(this::ended);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot start " + name, failure);
    }
  }

  public synchronized boolean running() {
    return process != null && process.isAlive();
  }

  /** Process id. */
  public synchronized long pid() {
    if (process == null) {
      throw new IllegalStateException(name + " has not been started");
    }
    return process.pid();
  }

  /** Asks the process to end, and kills it if it does not do so in time. */
  public void stop() {
    Process stopped;
    synchronized (this) {
      stopping = true;
      stopped = process;
    }
    if (stopped == null) {
      return;
    }
    // Through the handle: Process.destroy would also close the pipe its last words come by.
    stopped.toHandle().destroy();
    try {
      if (!stopped.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(stopped);
        stopped.waitFor();
      }
    } catch (InterruptedException interrupted) {
      kill(stopped);
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process the hard way, as a crash would. */
  public void crash() {
    Process crashed;
    synchronized (this) {
      stopping = true;
      crashed = process;
    }
    if (crashed != null) {
      kill(crashed);
      crashed.onExit().join();
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** What it printed last, for error messages. */
  public List<String> lastLines() {
    synchronized (lastLines) {
      return new ArrayList<>(lastLines);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void ended(Process which) {
    boolean unexpected;
    synchronized (this) {
      unexpected = !stopping && which.equals(process);
    }
    closeQuietly(which.getOutputStream());
    if (unexpected) {
      died.accept(name + " has ended with exit code " + which.exitValue());
    }
  }

  private void copyOutput(Process source) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(source.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (lastLines) {
          if (lastLines.size() == REMEMBERED_LINES) {
            lastLines.removeFirst();
          }
          lastLines.addLast(line);
        }
        output.accept(name, line);
      }
    } catch (IOException closed) {
      output.accept(name, "(no more output)");
    }
  }

  private static void closeQuietly(OutputStream stream) {
    try {
      stream.close();
    } catch (IOException alreadyClosed) {
      // There is nobody left to tell.
    }
  }
}
