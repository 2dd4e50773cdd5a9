package dev.calbridge.google.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both sides changed: the same thing, or different things; lately, or long ago. */
class FieldMergeTest {

  private static final LocalDateTime START = LocalDateTime.of(2030, 3, 4, 9, 0);
  private static final EventContent LAST = Contents.at("Sehtest", START);
  private static final EventContent RENAMED = Contents.at("Anpassung", START);
  private static final EventContent MOVED = Contents.at("Sehtest", START.plusHours(1));
  private static final EventContent BOTH = Contents.at("Anpassung", START.plusHours(1));

  private static Decision decide(EventContent house, EventContent google, Rules rules) {
    return Reconciliation.decide(
        new Agreement(LAST, LAST),
        new Side.Present(house, true),
        new Side.Present(google, true),
        rules);
  }

  @ParameterizedTest
  @EnumSource(ConflictPolicy.class)
  void oneRenamedAndOneMovedIsNoConflict(ConflictPolicy policy) {
    Rules rules = new Rules(policy, true, true);
    assertThat(decide(RENAMED, MOVED, rules)).isEqualTo(new Decision.Merge(BOTH, MOVED));
    assertThat(decide(MOVED, RENAMED, rules)).isEqualTo(new Decision.Merge(BOTH, RENAMED));
    assertThat(decide(BOTH, MOVED, rules))
        .as("the house has Google's edit already")
        .isEqualTo(new Decision.WriteTheirs(BOTH, Cause.CHANGE));
  }

  @Test
  void bothMovedIsAConflictWhateverElseChanged() {
    EventContent house = Contents.at("Anpassung", START.plusHours(2));
    assertThat(decide(house, MOVED, new Rules(ConflictPolicy.KEEP_OURS, true, true)))
        .isEqualTo(new Decision.WriteTheirs(house, Cause.CONFLICT));
  }

  @Test
  void aSeriesAndItsTimeAreOneThing() {
    EventContent weekly = LAST.withRecurrence(new Series("FREQ=WEEKLY", List.of()));
    assertThat(decide(weekly, MOVED, new Rules(ConflictPolicy.TAKE_THEIRS, true, true)))
        .isEqualTo(new Decision.WriteOurs(MOVED, Cause.CONFLICT));
  }

  @Test
  void whereChangesTravelOneWayNothingIsJoined() {
    assertThat(decide(RENAMED, MOVED, new Rules(ConflictPolicy.TAKE_THEIRS, false, true)))
        .isEqualTo(new Decision.WriteTheirs(RENAMED, Cause.CONFLICT));
    assertThat(decide(RENAMED, MOVED, new Rules(ConflictPolicy.KEEP_OURS, true, false)))
        .isEqualTo(new Decision.WriteOurs(MOVED, Cause.CONFLICT));
  }

  @Test
  void aChangeThatIsTooOldCountsAsNone() {
    Rules oursTooOld = new Rules(ConflictPolicy.KEEP_OURS, true, true, true, false);
    Rules theirsTooOld = new Rules(ConflictPolicy.KEEP_OURS, true, true, false, true);
    assertThat(decide(RENAMED, LAST, oursTooOld)).isEqualTo(new Decision.Nothing());
    assertThat(decide(LAST, MOVED, theirsTooOld)).isEqualTo(new Decision.Nothing());
    assertThat(decide(RENAMED, MOVED, oursTooOld))
        .isEqualTo(new Decision.WriteOurs(MOVED, Cause.CHANGE));
    assertThat(
            Reconciliation.decide(
                null, new Side.Present(LAST, true), new Side.Absent(), oursTooOld))
        .isEqualTo(new Decision.Nothing());
    assertThat(
            Reconciliation.decide(
                null, new Side.Absent(), new Side.Present(LAST, true), theirsTooOld))
        .isEqualTo(new Decision.Nothing());
  }
}
