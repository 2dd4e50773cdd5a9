package dev.calbridge.google.link;

import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryKind;
import dev.calbridge.scheduler.contract.EntryPlacement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The house in memory, and the service's copy of it, which lags behind. */
final class MemoryHouse implements HouseChanges, Entries {

  private record Seen(long version, Optional<CalendarEntry> entry) {}

  private record News(UUID entry, Seen seen) {}

  private final TreeMap<UUID, CalendarEntry> truth = new TreeMap<>();
  private final Map<String, EntryChangeOutcome> answers = new HashMap<>();
  private final Map<UUID, Seen> copy = new HashMap<>();
  private final Deque<News> underWay = new ArrayDeque<>();
  private final List<News> told = new ArrayList<>();
  private final Link link;
  private final MemoryPairs pairs;
  private final Chaos chaos;
  private long versions;
  private long names;
  int changes;

  /** Under what names others made entries, in their order. */
  final List<String> made = new ArrayList<>();

  MemoryHouse(Link link, MemoryPairs pairs, Chaos chaos) {
    this.link = link;
    this.pairs = pairs;
    this.chaos = chaos;
  }

  List<CalendarEntry> entries() {
    return new ArrayList<>(truth.values());
  }

  void create(EventContent content) {
    UUID id = new UUID(9, ++names);
    put(id, "house" + names, "house" + names + ".ics", EntryTranslation.fresh(content));
  }

  void edit(UUID id, EventContent content) {
    CalendarEntry before = truth.get(id);
    EntryPlacement place = before.placements().getFirst();
    put(id, place.uid(), place.objectName(), EntryTranslation.edited(before.content(), content));
  }

  void delete(UUID id) {
    truth.remove(id);
    tell(id, new Seen(++versions, Optional.empty()));
  }

  /** Something that was told before is told once more. */
  void repeat(Random random) {
    if (!told.isEmpty()) {
      underWay.add(told.get(random.nextInt(told.size())));
    }
  }

  /** Events overtake each other. */
  void shuffle(Random random) {
    List<News> mixed = new ArrayList<>(underWay);
    Collections.shuffle(mixed, random);
    underWay.clear();
    underWay.addAll(mixed);
  }

  private void tell(UUID entry, Seen seen) {
    News news = new News(entry, seen);
    told.add(news);
    underWay.add(news);
  }

  /** The oldest event that is under way arrives. False if none is. */
  boolean deliver() {
    News news = underWay.poll();
    if (news != null) {
      learn(news.entry(), news.seen());
    }
    return news != null;
  }

  private CalendarEntry put(UUID id, String uid, String name, EntryContent content) {
    CalendarEntry entry =
        new CalendarEntry(
            link.tenant(),
            id,
            EntryKind.APPOINTMENT,
            ++versions,
            List.of(new EntryPlacement(link.resource(), uid, name)),
            content,
            null,
            List.of(),
            false,
            Instant.EPOCH,
            Instant.EPOCH);
    truth.put(id, entry);
    tell(id, new Seen(entry.version(), Optional.of(entry)));
    return entry;
  }

  private List<UUID> learn(UUID id, Seen seen) {
    Seen before = copy.get(id);
    if (before == null || before.version() < seen.version()) {
      copy.put(id, seen);
      pairs.touchEntry(id, seen.entry().isPresent());
    }
    return List.of();
  }

  @Override
  public Optional<CalendarEntry> find(String tenant, UUID entry) {
    return Optional.ofNullable(copy.get(entry)).flatMap(Seen::entry);
  }

  @Override
  public List<UUID> apply(CalendarEntry entry) {
    chaos.point();
    return learn(entry.id(), new Seen(entry.version(), Optional.of(entry)));
  }

  @Override
  public List<UUID> applyRemoval(String tenant, UUID entry, long version) {
    chaos.point();
    return learn(entry, new Seen(version, Optional.empty()));
  }

  @Override
  public EntryChangeOutcome ask(String tenant, String key, EntryChange change) {
    chaos.house();
    EntryChangeOutcome known = answers.get(key);
    EntryChangeOutcome outcome = known == null ? decide(change) : known;
    answers.put(key, outcome);
    chaos.house();
    return outcome;
  }

  private EntryChangeOutcome decide(EntryChange change) {
    return switch (change) {
      case EntryChange.Create create -> {
        boolean taken =
            truth.values().stream()
                .anyMatch(one -> one.placements().getFirst().uid().equals(create.uid()));
        if (taken) {
          yield refused(EntryChangeOutcome.Reason.UID_IN_USE, null);
        }
        changes++;
        made.add(create.objectName());
        yield new EntryChangeOutcome.Applied(
            put(new UUID(9, ++names), create.uid(), create.objectName(), create.content()), true);
      }
      case EntryChange.Update update -> {
        CalendarEntry current = truth.get(update.entry());
        if (current == null || current.version() != update.baseVersion()) {
          yield stale(current);
        }
        changes++;
        EntryPlacement place = current.placements().getFirst();
        yield new EntryChangeOutcome.Applied(
            put(current.id(), place.uid(), place.objectName(), update.content()), true);
      }
      case EntryChange.Move _ -> throw new UnsupportedOperationException("move");
      case EntryChange.Delete delete -> {
        CalendarEntry current = truth.get(delete.entry());
        if (current == null || current.version() != delete.baseVersion()) {
          yield stale(current);
        }
        changes++;
        delete(delete.entry());
        yield new EntryChangeOutcome.Removed(delete.entry(), versions);
      }
    };
  }

  private static EntryChangeOutcome stale(@Nullable CalendarEntry current) {
    return current == null
        ? refused(EntryChangeOutcome.Reason.UNKNOWN_ENTRY, null)
        : refused(EntryChangeOutcome.Reason.STALE, current);
  }

  private static EntryChangeOutcome refused(
      EntryChangeOutcome.Reason reason, @Nullable CalendarEntry current) {
    return new EntryChangeOutcome.Refused(reason, "", current);
  }
}
