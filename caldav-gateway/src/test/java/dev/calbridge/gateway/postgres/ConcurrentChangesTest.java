package dev.calbridge.gateway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.calendar.CalendarFact;
import dev.calbridge.gateway.calendar.CalendarKey;
import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.EntryFact;
import dev.calbridge.gateway.calendar.ObjectChange;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;

@QuarkusTest
class ConcurrentChangesTest {

  private static final int WRITERS = 6;
  private static final int ENTRIES_EACH = 25;
  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);

  @Inject Projection projection;
  @Inject Calendars calendars;

  private final Practice practice = new Practice();
  private final UUID room = UUID.randomUUID();

  @RepeatedTest(5)
  void aReaderThatSyncsWhileManyWriteEndsWithExactlyWhatIsThere() throws Exception {
    projection.applyCalendars(
        practice.tenant, List.of(new CalendarFact.Present(practice.ownCalendar())));
    AtomicBoolean done = new AtomicBoolean();
    Map<String, Long> mirror = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> reader = threads.submit(() -> syncUntil(done, mirror));
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(this::write);
      }
      List<Future<Boolean>> written = threads.invokeAll(writers);
      done.set(true);
      for (Future<Boolean> writer : written) {
        assertThat(writer.get()).isTrue();
      }
      sync(reader.get(), mirror);
    }

    Map<String, Long> truth = new HashMap<>();
    calendars
        .objects(new StoredCalendar(practice.ownCalendar(), practice.user, "", 0))
        .forEach(object -> truth.put(object.name(), object.changeNumber()));
    assertThat(mirror).isEqualTo(truth);
    assertThat(truth).hasSize(WRITERS * (ENTRIES_EACH - 5));
    assertThat(new HashSet<>(truth.values())).hasSameSizeAs(truth.values());
  }

  /** Creates, changes and removes entries that are in two calendars, in batches and alone. */
  private boolean write() {
    List<CalendarEntry> entries = new ArrayList<>();
    for (int i = 0; i < ENTRIES_EACH; i++) {
      UUID id = UUID.randomUUID();
      entries.add(
          practice.entry(
              id,
              1,
              List.of(
                  new EntryPlacement(practice.resource, id + "@a", id + ".ics"),
                  new EntryPlacement(room, id + "@b", id + ".ics")),
              Practice.content("Termin", Practice.timed(MONDAY), null)));
    }
    projection.applyEntries(
        practice.tenant,
        entries.stream().<EntryFact>map(entry -> new EntryFact.Present(entry)).toList());
    for (CalendarEntry entry : entries.subList(0, 5)) {
      projection.applyEntries(
          practice.tenant, List.of(new EntryFact.Gone(practice.tenant, entry.id(), 9)));
    }
    for (CalendarEntry entry : entries.subList(5, 15)) {
      CalendarEntry changed = practice.changed(entry, entry.content());
      projection.applyEntries(practice.tenant, List.of(new EntryFact.Present(changed)));
      projection.applyEntries(practice.tenant, List.of(new EntryFact.Present(entry)));
      projection.noteRefusal(
          new CalendarKey(practice.tenant, practice.resource), entry.id() + ".ics", null);
    }
    return true;
  }

  private long syncUntil(AtomicBoolean done, Map<String, Long> mirror) {
    long token = 0;
    while (!done.get()) {
      token = sync(token, mirror);
    }
    return token;
  }

  private long sync(long token, Map<String, Long> mirror) {
    StoredCalendar calendar =
        calendars.candidates(practice.tenant, practice.user).stream()
            .filter(each -> each.snapshot().resource().equals(practice.resource))
            .findFirst()
            .orElseThrow();
    Set<String> seen = new HashSet<>();
    for (ObjectChange change : calendars.changes(calendar, token, Integer.MAX_VALUE)) {
      assertThat(seen.add(change.name())).isTrue();
      switch (change) {
        case ObjectChange.Present present -> mirror.put(change.name(), present.changeNumber());
        case ObjectChange.Removed _ -> mirror.remove(change.name());
      }
    }
    return calendar.changeNumber();
  }
}
