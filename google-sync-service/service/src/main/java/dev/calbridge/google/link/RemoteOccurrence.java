package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Stamp;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence that Google keeps an event of its own for.
 *
 * @param id Google's id: that of the series, {@code _}, and the start it would have had
 * @param etag changes with every change of the occurrence
 * @param original the start it would have had: in UTC, or midnight for whole days
 * @param content null if it does not take place
 * @param stamp what we left on it, or on its series
 * @param source in Google's own words, see {@link RemoteEvent#source}
 * @param changedAt when Google says it was last changed; null if it does not say
 */
public record RemoteOccurrence(
    String id,
    String etag,
    LocalDateTime original,
    @Nullable EventContent content,
    @Nullable Stamp stamp,
    String source,
    @Nullable Instant changedAt) {

  /** The same, no longer taking place. Google does not say since when. */
  RemoteOccurrence cancelled() {
    return content == null
        ? this
        : new RemoteOccurrence(id, "", original, null, stamp, source, null);
  }

  /** Which occurrence of the series it is. */
  public LocalDateTime at(EntrySpan series) {
    return switch (series) {
      case EntrySpan.AllDay _ -> original.toLocalDate().atStartOfDay();
      case EntrySpan.Timed timed ->
          original.atOffset(ZoneOffset.UTC).atZoneSameInstant(timed.zone()).toLocalDateTime();
    };
  }

  /** The start it would have had, as {@link #original} puts it. */
  public static LocalDateTime originalOf(EntrySpan series, LocalDateTime at) {
    return switch (series) {
      case EntrySpan.AllDay _ -> at;
      case EntrySpan.Timed timed ->
          at.atZone(timed.zone()).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    };
  }
}
