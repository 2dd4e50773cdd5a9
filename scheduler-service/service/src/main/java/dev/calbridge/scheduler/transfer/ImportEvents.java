package dev.calbridge.scheduler.transfer;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.entry.ChangeEntry;
import dev.calbridge.scheduler.time.RecurrenceRules;
import dev.calbridge.scheduler.time.SpanRules;
import dev.calbridge.scheduler.transfer.CalendarContents.Known;
import dev.calbridge.scheduler.transfer.ImportReport.Fate;
import dev.calbridge.scheduler.transfer.ImportReport.Refusal;
import dev.calbridge.scheduler.transfer.ImportReport.Taken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from a calendar file. An event is known again by its UID, so the same file a second
 * time changes nothing. What comes in is judged as a change from an outside calendar is.
 */
public final class ImportEvents {

  private final CalendarContents contents;
  private final ChangeEntry change;

  public ImportEvents(CalendarContents contents, ChangeEntry change) {
    this.contents = contents;
    this.change = change;
  }

  /**
   * Some events of a file, in their order.
   *
   * @param source the file, which acts for whoever sent it
   * @param dryRun true if nothing is to be written
   */
  public Uni<List<Fate>> take(
      String tenant, UUID resource, ChangeSource source, List<FileEvent> events, boolean dryRun) {
    List<String> uids =
        events.stream()
            .filter(FileEvent.Read.class::isInstance)
            .map(event -> ((FileEvent.Read) event).uid())
            .toList();
    return contents
        .withUids(tenant, resource, uids)
        .chain(
            known ->
                Multi.createFrom()
                    .iterable(events)
                    .onItem()
                    .transformToUniAndConcatenate(
                        event -> take(tenant, resource, source, event, known, dryRun))
                    .collect()
                    .asList());
  }

  private Uni<Fate> take(
      String tenant,
      UUID resource,
      ChangeSource source,
      FileEvent event,
      Map<String, Known> known,
      boolean dryRun) {
    return switch (event) {
      case FileEvent.Unreadable broken ->
          Uni.createFrom().item(new Refusal(broken.line(), broken.code(), broken.detail()));
      case FileEvent.Read read -> {
        Known there = known.get(read.uid());
        Optional<BrokenRule> broken = broken(read.content());
        if (broken.isPresent()) {
          BrokenRule rule = broken.get();
          yield Uni.createFrom().item(new Refusal(read.line(), rule.code(), rule.detail()));
        }
        yield dryRun
            ? Uni.createFrom().item(there == null ? Taken.CREATED : Taken.CHANGED)
            : apply(tenant, resource, source, read, there);
      }
    };
  }

  private Uni<Fate> apply(
      String tenant,
      UUID resource,
      ChangeSource source,
      FileEvent.Read event,
      @Nullable Known there) {
    EntryChange wanted =
        there == null
            ? new EntryChange.Create(
                source, resource, event.uid(), objectName(event.uid()), event.content())
            : new EntryChange.Update(
                source, resource, there.entry(), there.version(), event.content());
    String key = "file/" + source.id() + "/" + objectName(event.uid());
    return change.apply(tenant, key, wanted).map(outcome -> fate(event, there == null, outcome));
  }

  private static Fate fate(FileEvent.Read event, boolean created, EntryChangeOutcome outcome) {
    return switch (outcome) {
      case EntryChangeOutcome.Applied applied ->
          created ? Taken.CREATED : applied.changed() ? Taken.CHANGED : Taken.UNCHANGED;
      case EntryChangeOutcome.Removed _ -> Taken.CHANGED;
      case EntryChangeOutcome.Refused refused ->
          new Refusal(
              event.line(),
              refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              refused.detail());
    };
  }

  private static Optional<BrokenRule> broken(EntryContent content) {
    return new Checks()
        .also(() -> SpanRules.broken(content.span()))
        .also(() -> RecurrenceRules.broken(content.recurrence(), content.span()))
        .first();
  }

  /** A UID may hold what no object name may. */
  private static String objectName(String uid) {
    return UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)) + ".ics";
  }
}
