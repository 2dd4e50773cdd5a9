package dev.calbridge.gateway.change;

import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.icalendar.UnreadableCalendar;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.JournalLine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what scheduler-service need not be asked about. The program is made to fetch the truth
 * again, and the user can read why in the journal.
 */
public final class OwnRefusals {

  private final Projection projection;
  private final Clock clock;

  public OwnRefusals(Projection projection, Clock clock) {
    this.projection = projection;
    this.clock = clock;
  }

  /**
   * What was tried.
   *
   * @param existing null if there is no such object
   * @param agent program family, or null
   */
  public record Attempt(
      Account account,
      StoredCalendar calendar,
      String name,
      @Nullable StoredObject existing,
      JournalLine.Action action,
      @Nullable String agent) {}

  /** The text says why, in the tenant's language. */
  public String refuse(Attempt attempt, OwnRefusal refusal, @Nullable String detail) {
    StoredCalendar calendar = attempt.calendar();
    String text = refusal.text(calendar.snapshot().language());
    String explained = detail == null ? text : text + " (" + detail + ")";
    Account account = attempt.account();
    projection.noteRefusal(
        calendar.key(),
        attempt.name(),
        new JournalLine(
            account.tenant(),
            lineId(attempt, explained),
            clock.instant(),
            calendar.key().resource(),
            attempt.existing() == null ? null : attempt.existing().entry(),
            JournalLine.Direction.INWARD,
            new ChangeSource(
                ChangeSource.Kind.CALDAV,
                account.credential(),
                account.user(),
                account.branch(),
                attempt.agent()),
            attempt.action(),
            JournalLine.Outcome.REFUSED,
            refusal.code(),
            explained,
            null,
            null));
    return explained;
  }

  public String refuse(Attempt attempt, UnreadableCalendar unreadable) {
    return refuse(attempt, OwnRefusal.of(unreadable.reason()), unreadable.explanation());
  }

  /** A program that tries the same again and again makes one line an hour. */
  private UUID lineId(Attempt attempt, String explained) {
    String what =
        attempt.account().credential()
            + "/"
            + attempt.calendar().key().resource()
            + "/"
            + attempt.name()
            + "/"
            + attempt.action()
            + "/"
            + explained
            + "/"
            + clock.instant().getEpochSecond() / 3_600;
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
  }
}
