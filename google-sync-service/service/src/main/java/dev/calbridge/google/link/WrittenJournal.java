package dev.calbridge.google.link;

import dev.calbridge.google.sync.Cause;
import dev.calbridge.google.sync.Decision;
import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.JournalLine.Action;
import dev.calbridge.scheduler.contract.JournalLine.Direction;
import dev.calbridge.scheduler.contract.JournalLine.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is decided here: what went to Google, conflicts with the loser's content, what
 * is held or fails. What the house decides about changes from Google, the house writes down. A
 * line's id follows from what it tells of, so a repeated turn repeats no line.
 */
public final class WrittenJournal implements SyncJournal {

  private final Journal journal;
  private final Houses houses;
  private final Clock clock;

  public WrittenJournal(Journal journal, Houses houses, Clock clock) {
    this.journal = journal;
    this.houses = houses;
    this.clock = clock;
  }

  @Override
  public void decided(Link link, Pair pair, @Nullable CalendarEntry entry, Decision decision) {
    switch (decision) {
      case Decision.WriteTheirs(var _, Cause cause) when cause == Cause.CONFLICT ->
          conflict(link, pair, entry, Direction.OUTWARD, theirs(pair), ours(entry));
      case Decision.DeleteTheirs(Cause cause) when cause == Cause.CONFLICT ->
          conflict(link, pair, entry, Direction.OUTWARD, theirs(pair), null);
      case Decision.WriteOurs(var _, Cause cause) when cause == Cause.CONFLICT ->
          conflict(link, pair, entry, Direction.INWARD, ours(entry), theirs(pair));
      case Decision.DeleteOurs(Cause cause) when cause == Cause.CONFLICT ->
          conflict(link, pair, entry, Direction.INWARD, ours(entry), null);
      case Decision.Nothing _,
          Decision.Forget _,
          Decision.Agree _,
          Decision.Merge _,
          Decision.WriteTheirs _,
          Decision.WriteOurs _,
          Decision.DeleteTheirs _,
          Decision.DeleteOurs _ -> {}
    }
  }

  private void conflict(
      Link link,
      Pair pair,
      @Nullable CalendarEntry entry,
      Direction direction,
      @Nullable EntryContent loser,
      @Nullable EntryContent winner) {
    Action action = winner == null ? Action.REMOVE : Action.CHANGE;
    String etag = pair.theirs() == null ? "gone" : pair.theirs().etag();
    long version = entry == null ? 0 : entry.version();
    write(
        link,
        pair,
        direction,
        action,
        Outcome.CONFLICT,
        "conflict",
        loser,
        winner,
        version + "|" + etag);
  }

  @Override
  public void wrote(Link link, Pair pair, long version) {
    write(
        link,
        pair,
        Direction.OUTWARD,
        pair.agreement() == null ? Action.CREATE : Action.CHANGE,
        Outcome.APPLIED,
        null,
        theirs(pair),
        pair.intent() instanceof Intent.Writing writing
            ? EntryTranslation.fresh(writing.wanted())
            : null,
        Long.toString(version) + "|" + pair.writes());
  }

  @Override
  public void deleted(Link link, Pair pair) {
    write(
        link,
        pair,
        Direction.OUTWARD,
        Action.REMOVE,
        Outcome.APPLIED,
        null,
        theirs(pair),
        null,
        pair.event() + "|" + pair.generation());
  }

  @Override
  public void refused(Link link, Pair pair, EntryChangeOutcome.Reason reason) {}

  @Override
  public void held(Link link, Pair pair, CalendarEntry entry) {
    if (pair.attempts() == 0) {
      write(
          link,
          pair,
          Direction.INWARD,
          Action.REMOVE,
          Outcome.HELD,
          DeletionGuard.HELD,
          entry.content(),
          null,
          Long.toString(entry.version()));
    }
  }

  @Override
  public void parked(Link link, Pair pair, String reason) {
    if (pair.attempts() == 0 && !toldByTheHouse(reason) && !reason.equals(DeletionGuard.HELD)) {
      write(
          link,
          pair,
          pair.entry() == null ? Direction.INWARD : Direction.OUTWARD,
          pair.agreement() == null ? Action.CREATE : Action.CHANGE,
          Outcome.FAILED,
          reason,
          null,
          null,
          pair.touched() + "|" + clock.instant().getEpochSecond() / 3_600);
    }
  }

  private static boolean toldByTheHouse(String reason) {
    return Arrays.stream(EntryChangeOutcome.Reason.values())
        .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .anyMatch(reason::equals);
  }

  @Override
  public void fault(Link link, Pair pair, RuntimeException fault) {}

  /** One line for each loss: only who brought the state about tells of it. */
  @Override
  public void stateChanged(Link link, LinkState state) {
    switch (state) {
      case CONSENT_NEEDED, CALENDAR_LOST -> {
        String code = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String name = link.id() + "|" + code + "|" + clock.instant();
        append(
            link, null, name, Direction.OUTWARD, Action.CHANGE, Outcome.FAILED, code, null, null);
      }
      case ACTIVE, EMPTYING, REMOVING -> {}
    }
  }

  @Override
  public void reconciled(Link link, int drift) {}

  @Override
  public void unheard(String tenant, UUID link, RuntimeException fault) {}

  @Override
  public void interrupted(Link link, String message) {}

  private static @Nullable EntryContent theirs(Pair pair) {
    RemoteEvent event = pair.theirs();
    EventContent content = event == null ? null : event.contentOrNull();
    return content == null ? null : EntryTranslation.fresh(content);
  }

  private static @Nullable EntryContent ours(@Nullable CalendarEntry entry) {
    return entry == null ? null : entry.content();
  }

  private void write(
      Link link,
      Pair pair,
      Direction direction,
      Action action,
      Outcome outcome,
      @Nullable String code,
      @Nullable EntryContent before,
      @Nullable EntryContent after,
      String occasion) {
    String name =
        Stream.of(link.id(), pair.id(), direction, action, outcome, code, occasion)
            .map(String::valueOf)
            .reduce((one, other) -> one + "|" + other)
            .orElseThrow();
    append(link, pair.entry(), name, direction, action, outcome, code, before, after);
  }

  /**
   * @param name of what it tells; the same again is the same line
   */
  private void append(
      Link link,
      @Nullable UUID entry,
      String name,
      Direction direction,
      Action action,
      Outcome outcome,
      @Nullable String code,
      @Nullable EntryContent before,
      @Nullable EntryContent after) {
    boolean english = houses.house(link).map(House::language).filter("en"::equals).isPresent();
    journal.append(
        new JournalLine(
            link.tenant(),
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
            clock.instant(),
            link.resource(),
            entry,
            direction,
            AskHouse.source(link),
            action,
            outcome,
            code,
            code == null ? null : detail(code, english),
            before,
            after));
  }

  private static String detail(String code, boolean english) {
    return switch (code) {
      case "conflict" ->
          english
              ? "Changed here and in Google at the same time; the link's policy decided."
              : "Hier und in Google zugleich geändert; die Regel der Verknüpfung hat entschieden.";
      case DeletionGuard.HELD ->
          english
              ? "Too much was deleted in Google at once; somebody has to release or revert it."
              : "In Google wurde zu viel auf einmal gelöscht; jemand muss es freigeben oder"
                  + " zurücknehmen.";
      case "consent-needed" ->
          english
              ? "Google no longer lets us in; somebody has to give consent again."
              : "Google lässt uns nicht mehr herein; jemand muss die Zustimmung erneuern.";
      case "calendar-lost" ->
          english
              ? "The calendar is no longer there in Google, or no longer ours to write."
              : "Den Kalender gibt es bei Google nicht mehr, oder er ist nicht mehr beschreibbar.";
      default ->
          english
              ? "This event cannot be brought in line with Google now."
              : "Dieser Termin kann derzeit nicht mit Google abgeglichen werden.";
    };
  }
}
