package dev.calbridge.google.emulator.control;

import dev.calbridge.google.emulator.http.DroppedConnection;
import dev.calbridge.google.emulator.http.Handler;
import dev.calbridge.google.emulator.http.Response;
import java.time.Clock;

/** Writes each request of a program into the journal. */
public final class Recorder {
  private final Journal journal;
  private final Clock clock;

  public Recorder(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  public Handler around(String method, Handler handler) {
    return request -> {
      long begin = System.nanoTime();
      int status = 0;
      try {
        Response response = handler.handle(request);
        status = response.status();
        return response;
      } catch (DroppedConnection dropped) {
        throw dropped;
      } catch (RuntimeException fault) {
        status = 500;
        throw fault;
      } finally {
        long micros = (System.nanoTime() - begin) / 1000;
        journal.add(clock.instant(), method, request.path(), status, micros);
      }
    };
  }
}
