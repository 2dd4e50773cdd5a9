package dev.calbridge.credential.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a credential may be used, both ends included, as they begin and end in a zone.
 *
 * @param from first day, or null: since ever
 * @param until last day, or null: for ever
 * @param zone where these days are; null only if neither end is set
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate until, @Nullable ZoneId zone) {

  public static final Validity ALWAYS = new Validity(null, null, null);

  public Validity {
    if (zone == null && (from != null || until != null)) {
      throw new IllegalArgumentException("A day needs a zone");
    }
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("Ends before it begins");
    }
  }

  public static Outcome<Validity> of(
      @Nullable LocalDate from, @Nullable LocalDate until, @Nullable ZoneId zone) {
    if (zone == null && (from != null || until != null)) {
      return Outcome.refused(Refusal.VALIDITY_ZONE);
    }
    if (from != null && until != null && until.isBefore(from)) {
      return Outcome.refused(Refusal.VALIDITY_ORDER);
    }
    return Outcome.done(new Validity(from, until, zone));
  }

  /** First instant of validity, or null. */
  public @Nullable Instant start() {
    return from == null || zone == null ? null : from.atStartOfDay(zone).toInstant();
  }

  /** First instant after validity, or null. */
  public @Nullable Instant end() {
    return until == null || zone == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant();
  }

  public boolean covers(Instant moment) {
    Instant start = start();
    Instant end = end();
    return (start == null || !moment.isBefore(start)) && (end == null || moment.isBefore(end));
  }
}
