package dev.calbridge.google.link;

import dev.calbridge.google.sync.Discretion;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Rules;
import dev.calbridge.google.sync.Side;
import dev.calbridge.google.sync.Upcoming;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a link looks at both sides at a moment.
 *
 * @param calendar what the house says of the resource's calendar
 * @param now the moment
 */
record Outlook(Link link, House calendar, Instant now) {

  /**
   * When a change was made is told by the clock of whoever has it, the house or Google. A change
   * that is not too old must not look so because that clock is slow.
   */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(15);

  Discretion discretion() {
    return new Discretion(
        link.settings().privacy(),
        calendar.mapping(),
        "en".equals(calendar.language()) ? "Busy" : "Belegt");
  }

  Side ours(@Nullable CalendarEntry entry) {
    if (entry == null || entry.content().status() == EntryStatus.CANCELLED) {
      return new Side.Absent();
    }
    EventContent content = discretion().picture(entry);
    return new Side.Present(content, Upcoming.at(content, now));
  }

  Side theirs(@Nullable RemoteEvent event) {
    EventContent content = event == null ? null : event.contentOrNull();
    return content == null
        ? new Side.Absent()
        : new Side.Present(content, Upcoming.at(content, now));
  }

  Rules rules(@Nullable CalendarEntry entry, @Nullable RemoteEvent event, boolean refused) {
    boolean readOnly = calendar.readOnly() || (entry != null && entry.readOnly());
    return new Rules(
        link.settings().policy(),
        link.direction().inwards() && !readOnly && !refused,
        link.direction().outwards() && !(event != null && event.absence()),
        entry != null && tooOld(entry.changedAt()),
        event != null && tooOld(event.changedAt()));
  }

  private boolean tooOld(@Nullable Instant change) {
    Integer days = link.settings().ignoreOlderThanDays();
    return days != null
        && change != null
        && change.isBefore(now.minus(Duration.ofDays(days)).minus(CLOCKS_APART));
  }
}
