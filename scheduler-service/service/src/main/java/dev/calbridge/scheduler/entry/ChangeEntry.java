package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.BookedTimes;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.guard.GuardFacts;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out what somebody did in an outside calendar. */
public final class ChangeEntry {

  private static final int MOST_NAMES = 50;

  private final EntryChanges changes;
  private final Supplier<UUID> ids;

  public ChangeEntry(EntryChanges changes, Supplier<UUID> ids) {
    this.changes = changes;
    this.ids = ids;
  }

  /**
   * @param key the same again gives the same answer
   */
  public Uni<EntryChangeOutcome> apply(String tenant, String key, EntryChange change) {
    UUID id =
        switch (change) {
          case EntryChange.Create _ -> ids.get();
          case EntryChange.Update update -> update.entry();
          case EntryChange.Delete delete -> delete.entry();
          case EntryChange.Move move -> move.entry();
        };
    return changes.once(
        tenant,
        key,
        change,
        needs(id, change),
        (facts, guard) -> new OutsideJudgement(facts, guard, ids).of(id, change));
  }

  /** A delete that an administrator has released; nothing holds it any more. */
  Uni<EntryChangeOutcome> released(String tenant, String key, EntryChange.Delete delete) {
    return changes.once(
        tenant,
        key,
        delete,
        needs(delete.entry(), delete),
        (facts, guard) ->
            new OutsideJudgement(facts, GuardFacts.NONE, ids).of(delete.entry(), delete));
  }

  private static Needs needs(UUID id, EntryChange change) {
    ChangeSource source = change.source();
    EntryContent content =
        switch (change) {
          case EntryChange.Create create -> create.content();
          case EntryChange.Update update -> update.content();
          case EntryChange.Delete _, EntryChange.Move _ -> null;
        };
    Needs.WantedPlacement placement =
        switch (change) {
          case EntryChange.Create create ->
              new Needs.WantedPlacement(create.resource(), create.uid(), create.objectName());
          case EntryChange.Move move ->
              new Needs.WantedPlacement(move.target(), null, move.objectName());
          case EntryChange.Update _, EntryChange.Delete _ -> null;
        };
    return new Needs(
        id,
        change instanceof EntryChange.Move move
            ? List.of(move.resource(), move.target())
            : List.of(change.resource()),
        source.branch() == null ? List.of() : List.of(source.branch()),
        List.of(),
        List.of(),
        source.user(),
        names(content),
        locations(content),
        placement,
        change instanceof EntryChange.Update update ? update.baseVersion() : null,
        times(change));
  }

  private static BookedTimes times(EntryChange change) {
    return switch (change) {
      case EntryChange.Create create -> BookedTimes.of(create.content());
      case EntryChange.Update update -> BookedTimes.of(update.content());
      case EntryChange.Move _ -> new BookedTimes.AsBefore();
      case EntryChange.Delete _ -> new BookedTimes.None();
    };
  }

  private static List<String> names(@Nullable EntryContent content) {
    return content == null
        ? List.of()
        : parts(content)
            .flatMap(part -> part.categories().stream())
            .map(String::strip)
            .distinct()
            .limit(MOST_NAMES)
            .toList();
  }

  private static List<String> locations(@Nullable EntryContent content) {
    return content == null
        ? List.of()
        : parts(content)
            .map(EntryContent::location)
            .filter(Objects::nonNull)
            .distinct()
            .limit(MOST_NAMES)
            .toList();
  }

  /** The content, and those of its changed occurrences. */
  private static Stream<EntryContent> parts(EntryContent content) {
    Recurrence recurrence = content.recurrence();
    return recurrence == null
        ? Stream.of(content)
        : Stream.concat(
            Stream.of(content), recurrence.overrides().stream().map(EntryOverride::content));
  }
}
