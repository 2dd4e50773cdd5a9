package dev.calbridge.google.bench;

import static dev.calbridge.google.bench.Numbers.line;
import static dev.calbridge.google.world.SyncTest.TOMORROW_NINE;
import static dev.calbridge.google.world.SyncTest.appointment;

import dev.calbridge.google.bench.Bench.Linked;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A calendar that is full when it is linked. */
final class FirstLink {

  private static final int APPOINTMENTS = 500;

  private final Bench bench;

  FirstLink(Bench bench) {
    this.bench = bench;
  }

  void run() {
    UUID resource = bench.world.house.resource("Voll");
    for (int i = 0; i < APPOINTMENTS; i++) {
      bench.world.house.create(
          resource, appointment("Da " + i, TOMORROW_NINE.plusMinutes(15L * i)));
    }
    Linked link = bench.link(resource);
    long before = bench.world.google.journal();
    Instant began = Instant.now();
    Bench.soon().until(() -> bench.world.google.events(link.calendar()).size() == APPOINTMENTS);
    double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
    line("first link of 500 appointments", "%.1f s, %.0f/s", seconds, APPOINTMENTS / seconds);
    Requests.since(bench, before).print("first link", APPOINTMENTS);
  }
}
