package dev.calbridge.gateway.icalendar;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Contents of all shapes, with the characters that hurt. */
final class RandomContent {

  private static final String[] PIECES = {
    "a", "Brille", " ", "\\", ",", ";", ":", "\n", "\"", "ü", "日本", "😀", "=", "^", "--", "\t"
  };
  private static final String[] ZONES = {
    "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "America/Sao_Paulo"
  };
  private static final String[] RULES = {
    "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=7", "FREQ=YEARLY"
  };

  private RandomContent() {}

  static EntryContent of(Random random) {
    return of(random, true);
  }

  private static EntryContent of(Random random, boolean mayRecur) {
    EntrySpan span = span(random);
    return new EntryContent(
        text(random),
        random.nextBoolean() ? null : text(random),
        random.nextBoolean() ? List.of() : List.of("A" + random.nextInt(9), "b,;" + "c"),
        random.nextBoolean() ? null : text(random),
        random.nextBoolean() ? null : EntryStatus.values()[random.nextInt(3)],
        Busy.values()[random.nextInt(3)],
        span,
        random.nextBoolean() || !mayRecur ? null : recurrence(random, span),
        random.nextBoolean() ? List.of() : List.of("X-A;B=\"c:d\":" + random.nextInt()));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static EntrySpan span(Random random) {
    LocalDate day = LocalDate.of(2020 + random.nextInt(20), 1, 1).plusDays(random.nextInt(365));
    if (random.nextInt(3) == 0) {
      return new EntrySpan.AllDay(day, day.plusDays(1 + random.nextInt(5)));
    }
    // From six in the morning on, where no zone changes its offset.
    LocalDateTime start = day.atTime(6 + random.nextInt(12), random.nextInt(60));
    return new EntrySpan.Timed(
        start,
        start.plusMinutes(1 + random.nextInt(300)),
        ZoneId.of(ZONES[random.nextInt(ZONES.length)]));
  }

  private static Recurrence recurrence(Random random, EntrySpan span) {
    LocalDateTime start =
        switch (span) {
          case EntrySpan.Timed timed -> timed.start();
          case EntrySpan.AllDay days -> days.start().atStartOfDay();
        };
    List<LocalDateTime> added =
        random.nextBoolean() ? List.of() : List.of(start.plusDays(3), start.plusDays(5));
    List<EntryOverride> overrides =
        random.nextBoolean()
            ? List.of()
            : List.of(
                new EntryOverride(start.plusDays(21), of(random, false)),
                new EntryOverride(start.plusDays(28), of(random, false)));
    return new Recurrence(
        random.nextInt(4) == 0 && !added.isEmpty()
            ? Recurrence.LISTED_DATES_ONLY
            : RULES[random.nextInt(RULES.length)],
        random.nextBoolean() ? List.of() : List.of(start.plusDays(7), start.plusDays(14)),
        added,
        overrides);
  }
}
