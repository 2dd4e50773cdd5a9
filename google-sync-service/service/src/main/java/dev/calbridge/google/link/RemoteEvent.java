package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Series;
import dev.calbridge.google.sync.Stamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event as Google has it.
 *
 * @param id Google's id, unique in its calendar
 * @param etag changes with every change of the event
 * @param uid iCalendar UID; null where Google leaves it out
 * @param stamp what we left on it; null if nothing readable
 * @param source the event in Google's own words; opaque here, handed back when it is changed, so
 *     that what we know nothing of stays as it is
 * @param occurrences of a series, those Google keeps events of their own for
 * @param changedAt when Google says it was last changed; null if it does not say
 * @param absence true if it says that somebody is away or not to be disturbed, which is no
 *     appointment; such events are never written
 */
public record RemoteEvent(
    String id,
    String etag,
    @Nullable String uid,
    Body body,
    @Nullable Stamp stamp,
    String source,
    List<RemoteOccurrence> occurrences,
    @Nullable Instant changedAt,
    boolean absence) {

  /** Why nobody looks at an event: it is of a type that says nothing about free time. */
  public static final String OTHER_TYPE = "event-type-not-supported";

  public RemoteEvent {
    occurrences = List.copyOf(occurrences);
  }

  /** An event of which no occurrence differs. */
  public RemoteEvent(
      String id,
      String etag,
      @Nullable String uid,
      Body body,
      @Nullable Stamp stamp,
      String source) {
    this(id, etag, uid, body, stamp, source, List.of(), null, false);
  }

  /** What kind of thing it is. */
  public sealed interface Body {}

  /** An event or series that takes place, without what is said of single occurrences. */
  public record Standing(EventContent content) implements Body {}

  /** Deleted; Google keeps the id reserved. */
  public record Cancelled() implements Body {}

  /** One occurrence of a series. */
  public record Occurrence(String series, RemoteOccurrence occurrence) implements Body {}

  /**
   * Something an appointment cannot be.
   *
   * @param reason stable, kebab-case
   */
  public record Unreadable(String reason) implements Body {}

  /** False if it is deleted. */
  public boolean stands() {
    return !(body instanceof Cancelled);
  }

  /** All it says, single occurrences included, if it stands; else null. */
  public @Nullable EventContent contentOrNull() {
    if (!(body instanceof Standing(EventContent content))) {
      return null;
    }
    Series series = content.recurrence();
    if (series == null || occurrences.isEmpty()) {
      return content;
    }
    List<LocalDateTime> excluded = new ArrayList<>(series.excluded());
    List<Series.Changed> changed = new ArrayList<>(series.changed());
    for (RemoteOccurrence one : occurrences) {
      LocalDateTime at = one.at(content.span());
      EventContent own = one.content();
      if (content.hasPlace(at)) {
        excluded.remove(at);
        if (own == null) {
          excluded.add(at);
        } else {
          changed.add(new Series.Changed(at, own));
        }
      }
    }
    return content.withRecurrence(new Series(series.rule(), excluded, series.added(), changed));
  }

  /** Which occurrences Google keeps apart. */
  public Set<LocalDateTime> apart() {
    if (!(body instanceof Standing(EventContent content))) {
      return Set.of();
    }
    return occurrences.stream()
        .map(one -> one.at(content.span()))
        .filter(content::hasPlace)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same with the occurrence as it is now. */
  public RemoteEvent with(RemoteOccurrence occurrence) {
    List<RemoteOccurrence> all = new ArrayList<>(occurrences);
    all.removeIf(one -> one.id().equals(occurrence.id()));
    all.add(occurrence);
    return withOccurrences(all, later(occurrence.changedAt()));
  }

  /**
   * This event with the occurrences an earlier picture of it had. Google cancels those that have no
   * place any more; the tombstones stay, and count again if the place comes back.
   */
  public RemoteEvent keepingOccurrencesOf(@Nullable RemoteEvent earlier) {
    if (earlier == null || !(body instanceof Standing(EventContent content))) {
      return this;
    }
    return withOccurrences(
        earlier.occurrences().stream()
            .map(one -> content.hasPlace(one.at(content.span())) ? one : one.cancelled())
            .toList(),
        changedAt);
  }

  private RemoteEvent withOccurrences(List<RemoteOccurrence> all, @Nullable Instant changed) {
    return new RemoteEvent(id, etag, uid, body, stamp, source, all, changed, absence);
  }

  private @Nullable Instant later(@Nullable Instant other) {
    return changedAt == null || (other != null && other.isAfter(changedAt)) ? other : changedAt;
  }
}
