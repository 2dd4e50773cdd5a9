package dev.calbridge.google.sync;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes a series apart into what one write to Google can change: the series itself with its
 * exclusions, and each occurrence that differs. So every write has an agreement of its own, and a
 * process that dies in between goes on where it stopped. What takes place once has one part only.
 */
public final class SeriesParts {

  private SeriesParts() {}

  /** The next write. */
  public sealed interface Part {

    /** The series, or what takes place once. The content names no changed occurrences. */
    record Whole(EventContent content) implements Part {}

    /**
     * One occurrence.
     *
     * @param content null if it does not take place
     */
    record One(LocalDateTime at, @Nullable EventContent content) implements Part {}

    /** Everything has been said. */
    record Done() implements Part {}
  }

  /** How an occurrence stands; a missing state means as the rule has it. */
  private sealed interface State {
    record Excluded() implements State {}

    record Changed(EventContent content) implements State {}
  }

  /**
   * What to write next.
   *
   * @param known what Google says
   * @param apart occurrences Google keeps events of their own for, cancelled ones included
   * @param base what was last agreed; null if nothing
   */
  public static Part next(
      EventContent wanted, EventContent known, Set<LocalDateTime> apart, @Nullable Agreement base) {
    Agreement last = base == null ? new Agreement(known, known) : base;
    boolean differs =
        !same(bare(wanted), bare(known), bare(last.ours()), bare(last.theirs()))
            || differing(wanted, known, last).stream()
                .anyMatch(
                    at ->
                        !apart.contains(at)
                            && (state(wanted, at) instanceof State.Excluded
                                || state(known, at) instanceof State.Excluded));
    if (differs) {
      return whole(wanted, apart);
    }
    return differing(wanted, known, last).stream()
        .findFirst()
        .<Part>map(at -> one(wanted, at))
        .orElseGet(Part.Done::new);
  }

  /**
   * The series itself, or what takes place once.
   *
   * @param apart occurrences Google keeps events of their own for
   */
  public static Part.Whole whole(EventContent wanted, Set<LocalDateTime> apart) {
    return new Part.Whole(withLines(wanted, apart));
  }

  /** One occurrence. */
  public static Part.One one(EventContent wanted, LocalDateTime at) {
    State state = state(wanted, at);
    return new Part.One(
        at,
        switch (state) {
          case null -> wanted.occurrence(at);
          case State.Excluded() -> null;
          case State.Changed(EventContent content) -> content;
        });
  }

  /** The occurrences that have to be written one by one. */
  private static Set<LocalDateTime> differing(
      EventContent wanted, EventContent known, Agreement last) {
    if (wanted.recurrence() == null) {
      return Set.of();
    }
    Set<LocalDateTime> all = new TreeSet<>(states(wanted).keySet());
    all.addAll(states(known).keySet());
    all.removeIf(
        at ->
            same(
                state(wanted, at),
                state(known, at),
                state(last.ours(), at),
                state(last.theirs(), at)));
    return all;
  }

  /** Alike, or known to be one and the same thing in two wordings. */
  private static boolean same(
      @Nullable Object wanted,
      @Nullable Object known,
      @Nullable Object ours,
      @Nullable Object theirs) {
    return Objects.equals(wanted, known)
        || (Objects.equals(wanted, ours) && Objects.equals(known, theirs));
  }

  /**
   * What is agreed after a part was written.
   *
   * @param before what Google said before; the base if nothing was agreed
   * @param after what Google says now
   * @param apart occurrences Google keeps apart now; those that had no place in the series before
   *     are old tombstones and nobody's wish
   */
  public static Agreement agreed(
      Part part,
      @Nullable Agreement base,
      EventContent wanted,
      @Nullable EventContent before,
      EventContent after,
      Set<LocalDateTime> apart) {
    if (wanted.recurrence() == null) {
      return new Agreement(wanted, after);
    }
    EventContent start = before == null ? withLines(wanted, Set.of()) : before;
    Agreement last = base == null ? new Agreement(start, start) : base;
    Map<LocalDateTime, State> ours = new TreeMap<>(states(last.ours()));
    Map<LocalDateTime, State> theirs = new TreeMap<>(states(last.theirs()));
    return switch (part) {
      case Part.Done() -> new Agreement(wanted, after);
      case Part.One(LocalDateTime at, var _) -> {
        put(ours, at, state(wanted, at));
        put(theirs, at, state(after, at));
        yield new Agreement(built(bare(last.ours()), ours), built(bare(last.theirs()), theirs));
      }
      case Part.Whole(EventContent _) -> {
        ours.keySet().retainAll(apart);
        theirs.keySet().retainAll(apart);
        lines(wanted, apart, ours);
        lines(after, apart, theirs);
        for (LocalDateTime at : apart) {
          if (!last.theirs().hasPlace(at) || unfolded(last.theirs(), after, at)) {
            put(ours, at, state(after, at));
            put(theirs, at, state(after, at));
          }
        }
        yield new Agreement(built(bare(wanted), ours), built(bare(after), theirs));
      }
    };
  }

  /** It was as the series, and is not any more only because the series has changed. */
  private static boolean unfolded(EventContent before, EventContent after, LocalDateTime at) {
    return state(before, at) == null
        && state(after, at) instanceof State.Changed(EventContent content)
        && before.occurrence(at).equals(content);
  }

  private static void lines(
      EventContent content, Set<LocalDateTime> apart, Map<LocalDateTime, State> states) {
    states(content)
        .forEach(
            (at, state) -> {
              if (!apart.contains(at) && state instanceof State.Excluded) {
                states.put(at, state);
              }
            });
  }

  private static void put(
      Map<LocalDateTime, State> states, LocalDateTime at, @Nullable State state) {
    if (state == null) {
      states.remove(at);
    } else {
      states.put(at, state);
    }
  }

  /** The content without anything that is said of single occurrences. */
  private static EventContent bare(EventContent content) {
    Series series = content.recurrence();
    return series == null
        ? content
        : content.withRecurrence(new Series(series.rule(), List.of(), series.added(), List.of()));
  }

  /** As it is written in one go: exclusions as lines, unless Google keeps the occurrence apart. */
  private static EventContent withLines(EventContent content, Set<LocalDateTime> apart) {
    Series series = content.recurrence();
    if (series == null) {
      return content;
    }
    List<LocalDateTime> lines =
        series.excluded().stream().filter(at -> !apart.contains(at)).toList();
    return content.withRecurrence(new Series(series.rule(), lines, series.added(), List.of()));
  }

  private static EventContent built(EventContent bare, Map<LocalDateTime, State> states) {
    Series series = bare.recurrence();
    if (series == null) {
      return bare;
    }
    List<LocalDateTime> excluded = new ArrayList<>();
    List<Series.Changed> changed = new ArrayList<>();
    states.forEach(
        (at, state) -> {
          switch (state) {
            case State.Excluded() -> excluded.add(at);
            case State.Changed(EventContent content) ->
                changed.add(new Series.Changed(at, content));
          }
        });
    return bare.withRecurrence(new Series(series.rule(), excluded, series.added(), changed));
  }

  private static @Nullable State state(EventContent content, LocalDateTime at) {
    return states(content).get(at);
  }

  private static Map<LocalDateTime, State> states(EventContent content) {
    Map<LocalDateTime, State> states = new TreeMap<>();
    Series series = content.recurrence();
    if (series != null) {
      series.changed().forEach(one -> states.put(one.at(), new State.Changed(one.content())));
      series.excluded().forEach(at -> states.put(at, new State.Excluded()));
    }
    return states;
  }
}
