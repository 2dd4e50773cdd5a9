package dev.calbridge.gateway.icalendar;

import dev.calbridge.recurrence.TimeWindow;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes VFREEBUSY (RFC 5545 section 3.6.4). */
public final class FreeBusyText {

  private FreeBusyText() {}

  /** In which way somebody is taken (FBTYPE, RFC 5545 section 3.2.9). */
  public enum Kind {
    BUSY("BUSY"),
    UNAVAILABLE("BUSY-UNAVAILABLE"),
    TENTATIVE("BUSY-TENTATIVE");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /**
   * @param to exclusive
   */
  public record Taken(Kind kind, Instant from, Instant to) {

    /** Empty if it takes no time (RFC 4791 section 7.10). */
    public static Optional<Taken> of(EntryContent content, Instant from, Instant to) {
      if (content.busy() == Busy.FREE || content.status() == EntryStatus.CANCELLED) {
        return Optional.empty();
      }
      if (content.busy() == Busy.OUT_OF_OFFICE) {
        return Optional.of(new Taken(Kind.UNAVAILABLE, from, to));
      }
      return Optional.of(
          new Taken(
              content.status() == EntryStatus.TENTATIVE ? Kind.TENTATIVE : Kind.BUSY, from, to));
    }
  }

  /**
   * @param window with both ends
   */
  public static String of(TimeWindow window, List<Taken> taken, Instant now) {
    Instant start = Objects.requireNonNull(window.start());
    Instant end = Objects.requireNonNull(window.end());
    LineWriter out =
        new LineWriter()
            .line("BEGIN:VCALENDAR")
            .line("VERSION:2.0")
            .line("PRODID:-//Calbridge//caldav-gateway//EN")
            .line("BEGIN:VFREEBUSY")
            .line("DTSTAMP:" + Times.utc(now))
            .line("DTSTART:" + Times.utc(start))
            .line("DTEND:" + Times.utc(end));
    for (Kind kind : Kind.values()) {
      for (Taken period : joined(kind, taken, start, end)) {
        out.line(
            "FREEBUSY;FBTYPE="
                + kind.word
                + ":"
                + Times.utc(period.from())
                + "/"
                + Times.utc(period.to()));
      }
    }
    return out.line("END:VFREEBUSY").line("END:VCALENDAR").toString();
  }

  /** Periods of one kind inside the window, those that touch made one. */
  private static List<Taken> joined(Kind kind, List<Taken> taken, Instant start, Instant end) {
    List<Taken> joined = new ArrayList<>();
    taken.stream()
        .filter(period -> period.kind() == kind)
        .sorted(Comparator.comparing(Taken::from))
        .forEach(
            period -> {
              Instant from = period.from().isBefore(start) ? start : period.from();
              Instant to = period.to().isAfter(end) ? end : period.to();
              if (!joined.isEmpty() && !from.isAfter(joined.getLast().to())) {
                Taken last = joined.removeLast();
                joined.add(new Taken(kind, last.from(), to.isAfter(last.to()) ? to : last.to()));
              } else {
                joined.add(new Taken(kind, from, to));
              }
            });
    return joined;
  }
}
