package dev.calbridge.gateway.support;

import com.sun.net.httpserver.HttpExchange;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryKind;
import dev.calbridge.scheduler.contract.EntryPlacement;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Decides as the real one would in the simplest case, and remembers what it was asked. */
public final class FakeScheduler extends JsonServer {

  /** A change with the headers it came with. */
  public record Asked(String tenant, String key, EntryChange change) {}

  private final Map<UUID, CalendarEntry> entries = new ConcurrentHashMap<>();
  private final Map<String, EntryContent> versions = new ConcurrentHashMap<>();
  private final Map<String, EntryChangeOutcome> answered = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Reason refusal;
  private volatile Class<? extends EntryChange> refused = EntryChange.class;
  private volatile boolean losingAnswers;

  public FakeScheduler() {
    super("calbridge.scheduler.url", "/internal/v1/entry-changes");
  }

  public void knows(CalendarEntry entry) {
    remember(entry);
  }

  private void remember(CalendarEntry entry) {
    entries.put(entry.id(), entry);
    versions.put(entry.id() + "/" + entry.version(), entry.content());
  }

  private static EntryContent withTitle(EntryContent content, String title) {
    return new EntryContent(
        title,
        content.description(),
        content.categories(),
        content.location(),
        content.status(),
        content.busy(),
        content.span(),
        content.recurrence(),
        content.extras());
  }

  /** The entry that has that name in that calendar. */
  public CalendarEntry entry(UUID resource, String name) {
    return entries.values().stream()
        .filter(
            entry ->
                entry.placements().stream()
                    .anyMatch(
                        placed ->
                            placed.resource().equals(resource) && placed.objectName().equals(name)))
        .findFirst()
        .orElseThrow();
  }

  public List<CalendarEntry> entriesOf(UUID resource) {
    return entries.values().stream()
        .filter(
            entry ->
                entry.placements().stream().anyMatch(placed -> placed.resource().equals(resource)))
        .toList();
  }

  /** Gives some appointment another title, as people at the front desk do. */
  public Optional<CalendarEntry> changeOne(Random random) {
    List<UUID> ids = entries.keySet().stream().sorted().toList();
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        entries.computeIfPresent(
            ids.get(random.nextInt(ids.size())),
            (_, entry) -> {
              CalendarEntry changed =
                  with(entry, withTitle(entry.content(), "Empfang " + random.nextInt(1_000)));
              versions.put(changed.id() + "/" + changed.version(), changed.content());
              return changed;
            }));
  }

  /** Refuses everything from now on, or nothing any more (null). */
  public void refuse(Reason reason) {
    refuse(reason, EntryChange.class);
  }

  /** Refuses changes of that kind from now on. */
  public void refuse(Reason reason, Class<? extends EntryChange> kind) {
    refused = kind;
    refusal = reason;
  }

  /** From now on nobody hears its answers. */
  public void loseAnswers() {
    losingAnswers = true;
  }

  public List<Asked> asked() {
    return asked;
  }

  @Override
  Object answer(HttpExchange exchange, byte[] body) throws IOException {
    String tenant = exchange.getRequestHeaders().getFirst("Calbridge-Tenant");
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    EntryChange change = JSON.readValue(body, EntryChange.class);
    asked.add(new Asked(tenant, key, change));
    if (losingAnswers) {
      throw new IOException("The answer is lost on its way");
    }
    if (refusal != null && refused.isInstance(change)) {
      return new EntryChangeOutcome.Refused(refusal, "Not like this", null);
    }
    return answered.computeIfAbsent(key, _ -> decide(tenant, change));
  }

  private EntryChangeOutcome decide(String tenant, EntryChange change) {
    return switch (change) {
      case EntryChange.Create create -> {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        CalendarEntry entry =
            new CalendarEntry(
                tenant,
                UUID.randomUUID(),
                EntryKind.APPOINTMENT,
                1,
                List.of(new EntryPlacement(create.resource(), create.uid(), create.objectName())),
                create.content(),
                null,
                List.of(),
                false,
                now,
                now);
        remember(entry);
        yield new EntryChangeOutcome.Applied(entry, true);
      }
      case EntryChange.Update update -> {
        CalendarEntry before = entries.get(update.entry());
        if (before == null) {
          yield refused(Reason.UNKNOWN_ENTRY, null);
        }
        if (before.version() != update.baseVersion()) {
          EntryContent base = versions.get(update.entry() + "/" + update.baseVersion());
          if (base == null || !base.title().equals(update.content().title())) {
            yield refused(Reason.STALE, before);
          }
          CalendarEntry joined =
              with(before, withTitle(update.content(), before.content().title()));
          remember(joined);
          yield new EntryChangeOutcome.Applied(
              joined, true, List.of(EntryChangeOutcome.Notice.MERGED));
        }
        if (before.content().equals(update.content())) {
          yield new EntryChangeOutcome.Applied(before, false);
        }
        CalendarEntry after = with(before, update.content());
        remember(after);
        yield new EntryChangeOutcome.Applied(after, true);
      }
      case EntryChange.Move move -> {
        CalendarEntry before = entries.get(move.entry());
        if (before == null) {
          yield refused(Reason.UNKNOWN_ENTRY, null);
        }
        if (before.version() != move.baseVersion()) {
          yield refused(Reason.STALE, before);
        }
        CalendarEntry after = moved(before, move);
        remember(after);
        yield new EntryChangeOutcome.Applied(after, true);
      }
      case EntryChange.Delete delete -> {
        CalendarEntry before = entries.get(delete.entry());
        if (before == null) {
          yield refused(Reason.UNKNOWN_ENTRY, null);
        }
        if (before.version() != delete.baseVersion()) {
          yield refused(Reason.STALE, before);
        }
        entries.remove(delete.entry());
        yield new EntryChangeOutcome.Removed(before.id(), before.version() + 1);
      }
    };
  }

  private static EntryChangeOutcome refused(Reason reason, CalendarEntry current) {
    return new EntryChangeOutcome.Refused(reason, "Not like this", current);
  }

  private static CalendarEntry moved(CalendarEntry entry, EntryChange.Move move) {
    return with(
        entry,
        entry.placements().stream()
            .map(
                placed ->
                    placed.resource().equals(move.resource())
                        ? new EntryPlacement(move.target(), placed.uid(), move.objectName())
                        : placed)
            .toList(),
        entry.content());
  }

  private static CalendarEntry with(CalendarEntry entry, EntryContent content) {
    return with(entry, entry.placements(), content);
  }

  private static CalendarEntry with(
      CalendarEntry entry, List<EntryPlacement> placements, EntryContent content) {
    return new CalendarEntry(
        entry.tenant(),
        entry.id(),
        entry.kind(),
        entry.version() + 1,
        placements,
        content,
        entry.color(),
        entry.reminders(),
        entry.readOnly(),
        entry.createdAt(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }
}
