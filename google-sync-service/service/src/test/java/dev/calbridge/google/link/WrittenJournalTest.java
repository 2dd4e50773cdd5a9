package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.sync.Agreement;
import dev.calbridge.google.sync.Cause;
import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.sync.Decision;
import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryKind;
import dev.calbridge.scheduler.contract.JournalLine;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WrittenJournalTest {

  private static final EventContent LAST = Contents.titled("Sehtest");
  private static final EventContent OURS = Contents.titled("Haus");
  private static final EventContent THEIRS = Contents.titled("Google");
  private static final Link LINK =
      new Link(
          "optik-himmel",
          new UUID(1, 1),
          new UUID(1, 2),
          "c",
          new UUID(1, 3),
          new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH),
          LinkState.ACTIVE,
          null,
          null);
  private static final CalendarEntry ENTRY =
      new CalendarEntry(
          "optik-himmel",
          new UUID(2, 2),
          EntryKind.APPOINTMENT,
          7,
          List.of(),
          EntryTranslation.fresh(OURS),
          null,
          List.of(),
          false,
          Instant.EPOCH,
          Instant.EPOCH);
  private static final Pair PAIR =
      new Pair(
          1,
          LINK.id(),
          ENTRY.id(),
          "abcde",
          0,
          new RemoteEvent("abcde", "\"9\"", null, new RemoteEvent.Standing(THEIRS), null, "{}"),
          new Agreement(LAST, LAST),
          6,
          null,
          3,
          1,
          0,
          null);

  private final List<JournalLine> lines = new ArrayList<>();
  private final WrittenJournal journal =
      new WrittenJournal(
          lines::add,
          new MemoryLinks(LINK, new Chaos(new Random(1))),
          Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));

  @Test
  void aConflictIsWrittenDownWithTheLosersContent() {
    journal.decided(LINK, PAIR, ENTRY, new Decision.WriteTheirs(OURS, Cause.CONFLICT));
    journal.decided(LINK, PAIR, ENTRY, new Decision.WriteOurs(THEIRS, Cause.CONFLICT));
    assertThat(lines).extracting(JournalLine::outcome).containsOnly(JournalLine.Outcome.CONFLICT);
    assertThat(lines.getFirst().direction()).isEqualTo(JournalLine.Direction.OUTWARD);
    assertThat(lines.getFirst().before()).isEqualTo(EntryTranslation.fresh(THEIRS));
    assertThat(lines.getFirst().after()).isEqualTo(ENTRY.content());
    assertThat(lines.getLast().before()).isEqualTo(ENTRY.content());
    assertThat(lines.getLast().after()).isEqualTo(EntryTranslation.fresh(THEIRS));
    assertThat(lines.getLast().detail()).contains("zugleich geändert");
  }

  @Test
  void whatTravelsWithoutConflictIsLeftToWhoeverTakesIt() {
    journal.decided(LINK, PAIR, ENTRY, new Decision.WriteOurs(THEIRS, Cause.CHANGE));
    journal.decided(LINK, PAIR, ENTRY, new Decision.Nothing());
    assertThat(lines).isEmpty();
  }

  @Test
  void aRepeatedTurnRepeatsNoLine() {
    for (int i = 0; i < 2; i++) {
      journal.decided(LINK, PAIR, ENTRY, new Decision.WriteTheirs(OURS, Cause.CONFLICT));
      journal.wrote(LINK, PAIR, 7);
      journal.deleted(LINK, PAIR);
      journal.held(LINK, PAIR, ENTRY);
    }
    assertThat(lines.stream().map(JournalLine::id).distinct()).hasSize(4);
    assertThat(lines).hasSize(8);
  }

  @Test
  void aLossIsWrittenDownAndWhatIsNoneIsNot() {
    journal.stateChanged(LINK, LinkState.CONSENT_NEEDED);
    journal.stateChanged(LINK, LinkState.ACTIVE);
    assertThat(lines).extracting(JournalLine::code).containsExactly("consent-needed");
    assertThat(lines.getFirst().detail()).contains("Zustimmung");
  }

  @Test
  void whatTheHouseRefusesTheHouseWritesDown() {
    journal.parked(LINK, PAIR, "slot-taken");
    assertThat(lines).isEmpty();
    journal.parked(LINK, PAIR, "rejected-by-google");
    assertThat(lines).extracting(JournalLine::outcome).containsExactly(JournalLine.Outcome.FAILED);
  }
}
