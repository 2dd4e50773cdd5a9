package dev.calbridge.google.link;

import dev.calbridge.google.sync.Decision;
import dev.calbridge.google.sync.Reconciliation;
import dev.calbridge.scheduler.contract.CalendarEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what a link would do, as far as is known now, and does nothing. */
public final class PreviewLink {

  private static final int BATCH = 500;

  private final Houses houses;
  private final Pairs pairs;
  private final Entries entries;
  private final Clock clock;

  public PreviewLink(Houses houses, Pairs pairs, Entries entries, Clock clock) {
    this.houses = houses;
    this.pairs = pairs;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * One thing that would be done.
   *
   * @param event null if it has none yet
   * @param entry null if it has none yet
   */
  public record Planned(@Nullable UUID entry, @Nullable String event, Decision decision) {}

  /**
   * What would be done, in the order of doing.
   *
   * @param settings those to try; the link's own need not be changed for it
   * @param most how many to name
   */
  public List<Planned> of(Link link, LinkSettings settings, int most) {
    Optional<House> house = houses.house(link).filter(House::synchronised);
    if (house.isEmpty()) {
      return List.of();
    }
    Link tried =
        new Link(
            link.tenant(),
            link.id(),
            link.resource(),
            link.calendarId(),
            link.grant(),
            settings,
            link.state(),
            link.lastInward(),
            link.lastOutward());
    Outlook outlook = new Outlook(tried, house.get(), clock.instant());
    List<Planned> planned = new ArrayList<>();
    long after = 0;
    List<Pair> batch = pairs.after(link, after, BATCH);
    while (!batch.isEmpty() && planned.size() < most) {
      for (Pair pair : batch) {
        after = pair.id();
        Decision decision = decide(outlook, pair);
        if (planned.size() < most && acts(decision)) {
          planned.add(new Planned(pair.entry(), pair.event(), decision));
        }
      }
      batch = pairs.after(link, after, BATCH);
    }
    return planned;
  }

  private Decision decide(Outlook outlook, Pair pair) {
    RemoteEvent event = pair.theirs();
    if (event != null && outlook.link().ignores(event)) {
      return new Decision.Nothing();
    }
    CalendarEntry entry =
        Optional.ofNullable(pair.entry())
            .flatMap(id -> entries.find(outlook.link().tenant(), id))
            .filter(outlook.link()::shows)
            .orElse(null);
    return Reconciliation.decide(
        pair.agreement(),
        outlook.ours(entry),
        outlook.theirs(event),
        outlook.rules(entry, event, false));
  }

  private static boolean acts(Decision decision) {
    return switch (decision) {
      case Decision.Nothing _, Decision.Forget _, Decision.Agree _ -> false;
      case Decision.WriteTheirs _,
          Decision.WriteOurs _,
          Decision.Merge _,
          Decision.DeleteTheirs _,
          Decision.DeleteOurs _ ->
          true;
    };
  }
}
