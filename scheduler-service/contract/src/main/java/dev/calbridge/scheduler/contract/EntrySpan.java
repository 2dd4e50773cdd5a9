package dev.calbridge.scheduler.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** When an entry takes place. The end is exclusive and after the start. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EntrySpan.Timed.class, name = "timed"),
  @JsonSubTypes.Type(value = EntrySpan.AllDay.class, name = "all-day")
})
public sealed interface EntrySpan {

  /**
   * Wall-clock times in a zone, read as RFC 5545 section 3.3.5 reads them: a time in a gap counts
   * with the offset before it, a time in an overlap means the first one. What cannot be said that
   * way (the second 02:30 of an autumn night) is given in zone {@code UTC}.
   *
   * @param start local start, whole seconds
   * @param end local end, exclusive
   * @param zone IANA zone of both
   */
  record Timed(LocalDateTime start, LocalDateTime end, ZoneId zone) implements EntrySpan {}

  /**
   * Whole days, wherever they are looked at from.
   *
   * @param start first day
   * @param end the day after the last one (DTEND is exclusive, RFC 5545 section 3.6.1)
   */
  record AllDay(LocalDate start, LocalDate end) implements EntrySpan {}
}
