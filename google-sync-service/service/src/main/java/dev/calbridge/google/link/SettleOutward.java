package dev.calbridge.google.link;

import dev.calbridge.google.sync.Agreement;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.SeriesParts;
import dev.calbridge.google.sync.SeriesParts.Part;
import dev.calbridge.scheduler.contract.CalendarEntry;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The half of a visit that brings Google in line with the house. */
final class SettleOutward {

  private final Pairs pairs;
  private final WriteGoogle google;
  private final SyncJournal journal;

  SettleOutward(Pairs pairs, WriteGoogle google, SyncJournal journal) {
    this.pairs = pairs;
    this.google = google;
    this.journal = journal;
  }

  /** Writes the next part of what is wanted. */
  Step write(Link link, Pair pair, CalendarEntry entry, EventContent content, boolean refused) {
    Part part = WriteGoogle.next(pair, content);
    RemoteEvent known = pair.theirs();
    EventContent says = known == null ? null : known.contentOrNull();
    if (part instanceof Part.Done && says != null) {
      return new Step.End(
          new Ending.Settled(pair.agreed(new Agreement(content, says), entry.version())));
    }
    Intent.Writing intent =
        WriteGoogle.intent(link, pair, entry.id(), entry.version(), content, part);
    Pair about = pair.about(intent);
    pairs.keep(link, about);
    return wrote(link, about, intent, google.write(link, about, entry.id(), intent), refused);
  }

  /** What was right when the process died need not be right any more: decide anew. */
  private static Step recovered(Step step) {
    return step instanceof Step.End(Ending.Settled(Pair pair)) ? new Step.Again(pair, false) : step;
  }

  /** What is agreed once a part is written. */
  private Step wrote(
      Link link, Pair pair, Intent.Writing intent, WriteGoogle.Outcome outcome, boolean refused) {
    Pair now = outcome.pair().atRest();
    EventContent said = outcome.said();
    if (said == null) {
      return now.generation() == pair.generation()
          ? new Step.Overtaken(now, refused)
          : new Step.Again(now, refused);
    }
    RemoteEvent before = pair.theirs();
    RemoteEvent after = now.theirs();
    Set<LocalDateTime> apart = after == null ? Set.of() : after.apart();
    LocalDateTime occurrence = intent.occurrence();
    Agreement agreement =
        SeriesParts.agreed(
            occurrence == null
                ? SeriesParts.whole(intent.wanted(), apart)
                : SeriesParts.one(intent.wanted(), occurrence),
            pair.agreement(),
            intent.wanted(),
            before == null ? null : before.contentOrNull(),
            said,
            apart);
    Pair agreed = now.agreed(agreement, intent.version());
    boolean done =
        after != null
            && said.equals(after.contentOrNull())
            && SeriesParts.next(intent.wanted(), said, apart, agreement) instanceof Part.Done;
    if (!done) {
      return new Step.Onwards(agreed, refused);
    }
    journal.wrote(link, pair, intent.version());
    return new Step.End(
        new Ending.Settled(now.agreed(new Agreement(intent.wanted(), said), intent.version())));
  }

  /**
   * Makes the events of pairs that have none, in one request.
   *
   * @param fresh each about to be written
   */
  Made insertAll(Link link, List<Pair> fresh) {
    fresh.forEach(pair -> pairs.keep(link, pair));
    List<Attempt<WriteGoogle.Outcome>> outcomes = google.insertAll(link, fresh);
    List<Ending> endings = new ArrayList<>();
    List<Pair> unfinished = new ArrayList<>();
    GoogleFault silence = null;
    for (int i = 0; i < fresh.size(); i++) {
      Pair pair = fresh.get(i);
      switch (outcomes.get(i)) {
        case Attempt.Done<WriteGoogle.Outcome>(WriteGoogle.Outcome outcome)
            when pair.intent() instanceof Intent.Writing intent -> {
          switch (wrote(link, pair, intent, outcome, false)) {
            case Step.End(Ending ending) -> endings.add(ending);
            case Step.Again(Pair now, boolean _) -> unfinished.add(now);
            case Step.Overtaken(Pair now, boolean _) -> unfinished.add(now);
            case Step.Onwards(Pair now, boolean _) -> unfinished.add(now);
          }
        }
        case Attempt.Done<WriteGoogle.Outcome> _ -> unfinished.add(pair);
        case Attempt.Failed<WriteGoogle.Outcome>(GoogleFault fault)
            when fault.kind() == GoogleFault.Kind.REJECTED ->
            endings.add(new Ending.Parked(pair, Ending.Parked.REJECTED));
        // Its intent is kept: whoever comes next finds out whether it is there.
        case Attempt.Failed<WriteGoogle.Outcome>(GoogleFault fault) ->
            silence = GoogleFault.longer(silence, fault);
      }
    }
    unfinished.forEach(pair -> pairs.keep(link, pair));
    return new Made(endings, unfinished, silence);
  }

  /**
   * What became of events asked for at once.
   *
   * @param unfinished kept as they are now; look at them again
   * @param silence why others could not be made now, or null
   */
  record Made(List<Ending> endings, List<Pair> unfinished, @Nullable GoogleFault silence) {}

  /** Finds out what became of a write that was under way when the process died. */
  Step recover(Link link, Pair pair, Intent.Writing writing, boolean refused) {
    UUID entry = pair.entry();
    return entry == null
        ? new Step.Again(pair.atRest(), refused)
        : recovered(
            wrote(link, pair, writing, google.recover(link, pair, entry, writing), refused));
  }

  /** Deletes the event, as was intended. */
  Step delete(Link link, Pair pair, boolean refused) {
    Pair now = google.delete(link, pair).pair().atRest();
    if (now.theirs() == null) {
      journal.deleted(link, pair);
    }
    return now.theirs() == null
        ? new Step.Again(now.parted(), refused)
        : new Step.Overtaken(now, refused);
  }
}
