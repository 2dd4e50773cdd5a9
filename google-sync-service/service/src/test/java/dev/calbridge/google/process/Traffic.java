package dev.calbridge.google.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.world.FakeHouse;
import dev.calbridge.google.world.GoogleUser;
import dev.calbridge.google.world.SyncTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * People at work on both sides of some links, at random. Most appointments have one editor only, in
 * the house or in Google, so that it is known what must be there in the end; some have two.
 */
final class Traffic implements Runnable {

  /** A linked calendar. */
  record Place(UUID resource, String calendar) {}

  /** What both sides say of an appointment. */
  record Appointment(String title, LocalDateTime start) implements Comparable<Appointment> {
    @Override
    public int compareTo(Appointment other) {
      return toString().compareTo(other.toString());
    }

    /** The word that stays when the title is edited. */
    String name() {
      return title.split(" ")[0];
    }
  }

  private enum Editor {
    HOUSE,
    GOOGLE,
    BOTH
  }

  private static final class Item {
    final Editor editor;
    final Place place;
    final String id;
    volatile Appointment now;

    Item(Editor editor, Place place, String id, Appointment now) {
      this.editor = editor;
      this.place = place;
      this.id = id;
      this.now = now;
    }
  }

  private static final long PAUSE_NANOS = 25_000_000;

  private final FakeHouse house;
  private final GoogleUser google;
  private final List<Place> places;
  private final Random random;
  private final List<Item> items = new ArrayList<>();
  private final AtomicInteger steps = new AtomicInteger();
  private final AtomicReference<RuntimeException> fault = new AtomicReference<>();
  private volatile boolean stopped;
  private int names;

  Traffic(FakeHouse house, GoogleUser google, List<Place> places, Random random) {
    this.house = house;
    this.google = google;
    this.places = places;
    this.random = random;
  }

  /** How many changes there were; what went wrong here goes wrong there. */
  int steps() {
    if (fault.get() != null) {
      throw new IllegalStateException(fault.get());
    }
    return steps.get();
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        step();
        steps.incrementAndGet();
        // The pace of the load, not a wait for anything.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (RuntimeException e) {
      fault.set(e);
    }
  }

  private void step() {
    List<Item> there = items.stream().filter(item -> item.now != null).toList();
    int choice = random.nextInt(10);
    if (there.size() < places.size() * 3 || (choice < 2 && there.size() < places.size() * 12)) {
      create();
      return;
    }
    Item item = there.get(random.nextInt(there.size()));
    boolean inHouse =
        switch (item.editor) {
          case HOUSE -> true;
          case GOOGLE -> false;
          case BOTH -> random.nextBoolean();
        };
    if (choice == 9) {
      delete(item, inHouse);
    } else {
      edit(item, inHouse);
    }
  }

  private void create() {
    Place place = places.get(random.nextInt(places.size()));
    Editor editor = Editor.values()[random.nextInt(3)];
    Appointment made = new Appointment(editor.name().charAt(0) + "" + ++names + " neu", start());
    String id =
        editor == Editor.GOOGLE
            ? google.create(place.calendar(), json(made)).get("id").asText()
            : house
                .create(place.resource(), SyncTest.appointment(made.title(), made.start()))
                .id()
                .toString();
    items.add(new Item(editor, place, id, made));
  }

  private void edit(Item item, boolean inHouse) {
    Appointment after =
        new Appointment(
            item.now.name() + " " + (inHouse ? "h" : "g") + random.nextInt(1_000),
            random.nextBoolean() ? start() : item.now.start());
    if (inHouse) {
      editInHouse(item, after);
    } else if (item.editor == Editor.GOOGLE) {
      google.change(item.place.calendar(), item.id, json(after));
    } else {
      contested(item, event -> google.change(item.place.calendar(), event, json(after)));
    }
    item.now = after;
  }

  private void editInHouse(Item item, Appointment after) {
    UUID id = UUID.fromString(item.id);
    synchronized (house) {
      if (house.entry(id).isPresent()) {
        house.edit(id, SyncTest.appointment(after.title(), after.start()));
      }
    }
  }

  private void delete(Item item, boolean inHouse) {
    if (inHouse) {
      synchronized (house) {
        UUID id = UUID.fromString(item.id);
        if (house.entry(id).isPresent()) {
          house.delete(id);
        }
      }
    } else if (item.editor == Editor.GOOGLE) {
      google.delete(item.place.calendar(), item.id);
    } else {
      contested(item, event -> google.delete(item.place.calendar(), event));
    }
    item.now = null;
  }

  /** An event of two editors need not be in Google yet, or any more. */
  private void contested(Item item, Consumer<String> change) {
    try {
      inGoogle(item.place)
          .filter(event -> read(event).name().equals(item.now.name()))
          .findFirst()
          .ifPresent(event -> change.accept(event.get("id").asText()));
    } catch (IllegalStateException gone) {
      if (!gone.getMessage().contains(": 4")) {
        throw gone;
      }
    }
  }

  private LocalDateTime start() {
    return SyncTest.TOMORROW_NINE.plusMinutes(15L * random.nextInt(400));
  }

  private static String json(Appointment appointment) {
    return "{\"summary\":\"%s\",%s}"
        .formatted(appointment.title(), SyncTest.times(appointment.start()));
  }

  /** What must be there, of the appointments with one editor. */
  List<Appointment> expected(Place place) {
    return items.stream()
        .filter(item -> item.place.equals(place) && item.editor != Editor.BOTH)
        .filter(item -> item.now != null)
        .map(item -> item.now)
        .sorted()
        .toList();
  }

  static boolean oneEditor(Appointment appointment) {
    return !appointment.title().startsWith("B");
  }

  List<Appointment> houseSays(Place place) {
    return house.entriesOf(place.resource()).stream().map(Traffic::read).sorted().toList();
  }

  List<Appointment> googleSays(Place place) {
    return inGoogle(place).map(Traffic::read).sorted().toList();
  }

  private Stream<JsonNode> inGoogle(Place place) {
    return google.events(place.calendar()).stream();
  }

  private static Appointment read(CalendarEntry entry) {
    EntrySpan.Timed span = (EntrySpan.Timed) entry.content().span();
    return new Appointment(entry.content().title(), span.start());
  }

  private static Appointment read(JsonNode event) {
    return new Appointment(
        event.path("summary").asText(),
        OffsetDateTime.parse(event.path("start").path("dateTime").asText())
            .atZoneSameInstant(SyncTest.BERLIN)
            .toLocalDateTime());
  }
}
