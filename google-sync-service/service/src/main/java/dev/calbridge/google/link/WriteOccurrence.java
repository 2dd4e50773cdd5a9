package dev.calbridge.google.link;

import dev.calbridge.google.link.WriteGoogle.Outcome;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.SeriesParts;
import dev.calbridge.google.sync.Stamp;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Writes single occurrences of a series, which Google keeps as events of their own. */
final class WriteOccurrence {

  /** So often Google may take its time to show an occurrence there should be. */
  private static final int PATIENCE = 6;

  private final GoogleCalendars google;

  WriteOccurrence(GoogleCalendars google) {
    this.google = google;
  }

  /** Writes one occurrence of a series as it is in the whole. */
  Outcome write(
      Link link, Pair pair, RemoteEvent series, LocalDateTime at, EventContent all, Stamp stamp) {
    RemoteOccurrence remembered = remembered(series, at);
    RemoteOccurrence there =
        remembered == null ? google.occurrence(link.access(), series, at).orElse(null) : remembered;
    if (there == null) {
      if (pair.attempts() < PATIENCE && hasPlace(series, at)) {
        throw new NotShownYet("The series has an occurrence that cannot be read");
      }
      // Google's series never happens then; there is nothing to write on.
      return new Outcome(pair, series.contentOrNull());
    }
    if (remembered == null && !isRegular(series, there, at)) {
      return new Outcome(pair.withTheirs(series.with(there)), null);
    }
    EventContent wanted = SeriesParts.one(all, at).content();
    try {
      if (wanted == null) {
        google.delete(link.access(), there.id(), there.etag());
        return WriteGoogle.written(
            pair,
            series.with(
                new RemoteOccurrence(
                    there.id(),
                    "",
                    there.original(),
                    null,
                    null,
                    there.source(),
                    there.changedAt())));
      }
      return WriteGoogle.written(
          pair, series.with(google.updateOccurrence(link.access(), there, wanted, stamp)));
    } catch (GoogleFault fault) {
      Outcome again = WriteGoogle.lookAgain(google, link, pair, series, fault);
      RemoteEvent found = again.pair().theirs();
      return found == null
          ? again
          : google
              .occurrence(link.access(), found, at)
              .filter(one -> remembered(found, at) != null || !isRegular(found, one, at))
              .map(one -> new Outcome(again.pair().withTheirs(found.with(one)), null))
              .orElse(again);
    }
  }

  private static @Nullable RemoteOccurrence remembered(RemoteEvent series, LocalDateTime at) {
    return series.body() instanceof RemoteEvent.Standing(EventContent content)
        ? series.occurrences().stream()
            .filter(one -> one.at(content.span()).equals(at))
            .findFirst()
            .orElse(null)
        : null;
  }

  private static boolean hasPlace(RemoteEvent series, LocalDateTime at) {
    return series.body() instanceof RemoteEvent.Standing(EventContent content)
        && content.hasPlace(at);
  }

  /** As the rule has it: nobody has changed it. */
  private static boolean isRegular(RemoteEvent series, RemoteOccurrence one, LocalDateTime at) {
    return series.body() instanceof RemoteEvent.Standing(EventContent content)
        && content.occurrence(at).equals(one.content());
  }

  /** Finds out whether a write that was never confirmed took place. */
  Outcome recover(
      Link link, Pair pair, RemoteEvent known, LocalDateTime at, EventContent all, Stamp stamp) {
    RemoteOccurrence there = google.occurrence(link.access(), known, at).orElse(null);
    if (there == null) {
      return new Outcome(pair, null);
    }
    EventContent wanted = SeriesParts.one(all, at).content();
    boolean ours =
        wanted == null
            ? there.content() == null
            : stamp.equals(there.stamp()) && wanted.equals(there.content());
    boolean untouched = isRegular(known, there, at);
    Pair now = untouched ? pair : pair.withTheirs(known.with(there));
    RemoteEvent theirs = now.theirs();
    return new Outcome(now, ours && theirs != null ? theirs.contentOrNull() : null);
  }
}
