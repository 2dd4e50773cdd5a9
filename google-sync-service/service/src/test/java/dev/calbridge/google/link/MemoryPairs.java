package dev.calbridge.google.link;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The memory of one link. What it keeps survives a crash. */
final class MemoryPairs implements Pairs {

  /** Whether everything that is due counts as backfill, which takes another way. */
  boolean backfilling;

  private final TreeMap<Long, Pair> pairs = new TreeMap<>();
  private final Map<UUID, Set<Long>> ofEntry = new HashMap<>();
  private final Map<String, Set<Long>> ofEvent = new HashMap<>();
  private final Set<Long> due = new HashSet<>();
  private final Set<Long> later = new HashSet<>();
  private final UUID link;
  private final Chaos chaos;
  private long ids;

  MemoryPairs(UUID link, Chaos chaos) {
    this.link = link;
    this.chaos = chaos;
  }

  /** Time passes: what was parked is tried again. */
  void timePasses() {
    due.addAll(later);
    later.clear();
  }

  boolean quiet() {
    return due.isEmpty() && later.isEmpty();
  }

  void touchEntry(UUID entry, boolean shown) {
    Optional<Pair> known = having(ofEntry, entry).findFirst();
    if (known.isPresent()) {
      touch(known.get());
    } else if (shown) {
      touch(new Pair(++ids, link, entry, null, 0, null, null, 0, null, 0, 0, 0, null));
    }
  }

  private void touch(Pair pair) {
    put(with(pair, pair.touched() + 1, 0));
    due.add(pair.id());
  }

  private void put(Pair pair) {
    remove(pair.id());
    pairs.put(pair.id(), pair);
    ofEntry.computeIfAbsent(pair.entry(), _ -> new TreeSet<>()).add(pair.id());
    ofEvent.computeIfAbsent(pair.event(), _ -> new TreeSet<>()).add(pair.id());
  }

  private void remove(long id) {
    Pair before = pairs.remove(id);
    if (before != null) {
      ofEntry.get(before.entry()).remove(id);
      ofEvent.get(before.event()).remove(id);
    }
  }

  /** In the order of their ids. */
  private <K> Stream<Pair> having(Map<K, Set<Long>> index, K key) {
    return List.copyOf(index.getOrDefault(key, Set.of())).stream().map(pairs::get);
  }

  private static Pair with(Pair pair, long touched, int attempts) {
    return new Pair(
        pair.id(),
        pair.link(),
        pair.entry(),
        pair.event(),
        pair.generation(),
        pair.theirs(),
        pair.agreement(),
        pair.agreedVersion(),
        pair.intent(),
        pair.writes(),
        touched,
        attempts,
        pair.parked());
  }

  @Override
  public List<Pair> due(Link link, Instant now, int most) {
    return backfilling ? List.of() : waiting(most);
  }

  @Override
  public List<Pair> backfill(Link link, Instant now, int most) {
    return backfilling ? waiting(most) : List.of();
  }

  private List<Pair> waiting(int most) {
    return pairs.values().stream()
        .filter(pair -> due.contains(pair.id()))
        .sorted(Comparator.comparing((Pair pair) -> pair.entry() != null))
        .limit(most)
        .toList();
  }

  @Override
  public Map<String, Pair> ofEvents(Link link, Set<String> events) {
    return events.stream()
        .flatMap(event -> having(ofEvent, event))
        .collect(Collectors.toMap(Pair::event, Function.identity()));
  }

  @Override
  public Set<String> standingEvents(Link link) {
    return pairs.values().stream()
        .filter(pair -> pair.theirs() != null)
        .map(Pair::event)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Pair> ownEvents(Link link, int most) {
    return List.of();
  }

  @Override
  public void seen(Link link, List<Pair> changed, boolean backfill) {
    chaos.point();
    for (Pair pair : changed) {
      if (pair.id() != 0) {
        touch(with(pair, pairs.get(pair.id()).touched(), 0));
        continue;
      }
      Optional<Pair> waiting =
          pair.entry() == null ? Optional.empty() : having(ofEntry, pair.entry()).findFirst();
      if (waiting.isEmpty()) {
        Pair fresh =
            new Pair(
                ++ids,
                link.id(),
                pair.entry(),
                pair.event(),
                0,
                pair.theirs(),
                null,
                0,
                null,
                0,
                0,
                0,
                null);
        touch(fresh);
      } else if (waiting.get().event() == null) {
        touch(waiting.get().withTheirs(pair.theirs()));
      }
    }
  }

  @Override
  public void keep(Link link, Pair pair) {
    chaos.point();
    require(pair);
    if (pair.entry() != null) {
      having(ofEntry, pair.entry())
          .filter(one -> one.id() != pair.id() && one.event() == null)
          .forEach(
              one -> {
                remove(one.id());
                due.remove(one.id());
              });
    }
    Pair before = pairs.get(pair.id());
    put(with(pair, before.touched(), before.attempts()));
  }

  @Override
  public void settle(Link link, Pair pair, @Nullable Instant again) {
    keep(link, pair);
    done(pair);
    Pair kept = pairs.get(pair.id());
    put(with(kept, kept.touched(), 0));
  }

  @Override
  public void park(Link link, Pair pair, String reason, Instant again) {
    chaos.point();
    require(pair);
    done(pair);
    later.add(pair.id());
    Pair kept = pairs.get(pair.id());
    put(with(kept, kept.touched(), kept.attempts() + 1));
  }

  @Override
  public void forget(Link link, Pair pair) {
    chaos.point();
    if (!pairs.containsKey(pair.id())) {
      return;
    }
    if (pairs.get(pair.id()).touched() == pair.touched()) {
      remove(pair.id());
      due.remove(pair.id());
    } else {
      keep(link, pair.withTheirs(null).parted().atRest());
    }
  }

  private void done(Pair pair) {
    if (pairs.get(pair.id()).touched() == pair.touched()) {
      due.remove(pair.id());
    }
  }

  private void require(Pair pair) {
    if (!pairs.containsKey(pair.id())) {
      throw new LeaseLost();
    }
  }

  @Override
  public List<Parked> parked(Link link, int most) {
    return List.of();
  }

  @Override
  public Waiting waiting(Link link) {
    return new Waiting(due.size(), 0, null);
  }

  @Override
  public List<Pair> after(Link link, long id, int most) {
    return pairs.tailMap(id, false).values().stream().limit(most).toList();
  }

  @Override
  public String toString() {
    return pairs.values().stream()
        .filter(pair -> due.contains(pair.id()) || later.contains(pair.id()))
        .toList()
        .toString();
  }
}
