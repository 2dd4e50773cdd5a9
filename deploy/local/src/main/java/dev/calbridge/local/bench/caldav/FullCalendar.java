package dev.calbridge.local.bench.caldav;

import dev.calbridge.local.AppointmentBook;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A room's calendar with many appointments, always as many a day: what a month holds does not
 * depend on how many there are.
 */
final class FullCalendar {

  static final int PER_DAY = 5;

  private static final int AT_ONCE = 6;

  private final AppointmentBook book;
  private final LocalDate first;
  private final List<UUID> appointments = new ArrayList<>();

  FullCalendar(AppointmentBook book, LocalDate first) {
    this.book = book;
    this.first = first;
  }

  /** Books appointments until there are so many. */
  void fill(int size) {
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int number = i;
        UUID id = UUID.randomUUID();
        appointments.add(id);
        running.add(workers.submit(() -> create(id, number)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException("An appointment was not taken", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  private void create(UUID id, int number) {
    LocalDateTime start =
        first.plusDays(number / PER_DAY).atTime(8, 0).plusMinutes(number % PER_DAY * 45L);
    Map<String, Object> body =
        new LinkedHashMap<>(book.body("Anpassung formstabiler Linsen " + number, start, 30));
    body.put(
        "notes",
        "Brille und Linsenpass mitbringen; seit März drückt die linke Linse, bitte Sitz prüfen.");
    var unused = book.put(id, body, Map.of("If-None-Match", "*")).expect("Appointment", 200, 201);
  }

  UUID resource() {
    return book.resource();
  }

  int size() {
    return appointments.size();
  }

  /** First day with appointments. */
  LocalDate first() {
    return first;
  }

  /** The names that CalDAV gives them. */
  List<String> names() {
    return appointments.stream().map(id -> id + ".ics").toList();
  }
}
