package dev.calbridge.google.link;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Memory of all pairs. Writers must hold the link's lease; otherwise {@link LeaseLost}. */
public interface Pairs {

  /** What somebody has changed and wants to be looked at by now, events without an entry first. */
  List<Pair> due(Link link, Instant now, int most);

  /** What wants to be looked at by now although nobody has changed it; for when nothing is due. */
  List<Pair> backfill(Link link, Instant now, int most);

  /** The pairs of these events, by event id. */
  Map<String, Pair> ofEvents(Link link, Set<String> events);

  /** Events that stand in Google as far as the link knows. */
  Set<String> standingEvents(Link link);

  /** Pairs whose events we made ourselves. */
  List<Pair> ownEvents(Link link, int most);

  /**
   * Keeps what was read from Google and marks it to be looked at: all or nothing. Pairs with id 0
   * are new; one for the same entry that has no event yet is taken over.
   *
   * @param backfill true if it was met in a complete list: nobody need have changed it just now
   */
  void seen(Link link, List<Pair> changed, boolean backfill);

  /** Keeps a pair as it is now, in the middle of a visit. */
  void keep(Link link, Pair pair);

  /**
   * Ends a visit: the pair is kept and is done, unless it was touched meanwhile.
   *
   * @param again when to look again, or null
   */
  void settle(Link link, Pair pair, @Nullable Instant again);

  /** Ends a visit with a failure. */
  void park(Link link, Pair pair, String reason, Instant again);

  /** Forgets a pair, unless it was touched meanwhile. */
  void forget(Link link, Pair pair);

  /** What a person may want to know about the pairs that are parked. */
  List<Parked> parked(Link link, int most);

  /** What waits to be looked at. */
  Waiting waiting(Link link);

  /** Pairs with a higher id, by id. */
  List<Pair> after(Link link, long id, int most);

  /** The pair of a series' or single event. */
  default Optional<Pair> ofEvent(Link link, String event) {
    return Optional.ofNullable(ofEvents(link, Set.of(event)).get(event));
  }

  /**
   * @param entry null if it has none yet
   * @param event null if it has none yet
   * @param reason kebab-case
   * @param retryAt when it is tried again; null if only a change on either side helps
   */
  record Parked(
      java.util.@Nullable UUID entry,
      @Nullable String event,
      String reason,
      @Nullable Instant retryAt) {}

  /**
   * @param pending how many, parked ones included
   * @param held how many because their deletion is held
   * @param oldest since when the oldest waits, parked ones left out; null if none does
   */
  record Waiting(long pending, long held, @Nullable Instant oldest) {}

  /** Another process works on the link now: stop, it will carry on. */
  final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost() {
      super("The lease of the link has passed to another process", null, false, false);
    }
  }
}
