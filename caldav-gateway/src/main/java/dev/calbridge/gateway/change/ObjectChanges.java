package dev.calbridge.gateway.change;

import dev.calbridge.gateway.calendar.CalendarKey;
import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.EntryFact;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.icalendar.ClientEvent;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands a client's change to whoever decides, and brings the answer into the projection at once, so
 * that the client reads its own write. The event that follows is then nothing new.
 */
public final class ObjectChanges {

  private final EntryChanges decisions;
  private final Calendars calendars;
  private final Projection projection;
  private final PersonalAdditions additions;

  public ObjectChanges(
      EntryChanges decisions,
      Calendars calendars,
      Projection projection,
      PersonalAdditions additions) {
    this.decisions = decisions;
    this.calendars = calendars;
    this.projection = projection;
    this.additions = additions;
  }

  /**
   * Creates or changes an object. Blocks.
   *
   * @param before the object the client's edit started from, or null if there is none of that
   *     name
   * @param agent program family, or null
   * @throws SchedulerAway if nobody can decide now: nothing is changed here
   */
  public ChangeResult put(
      Account account,
      StoredCalendar calendar,
      String name,
      @Nullable ObjectText before,
      ClientEvent event,
      @Nullable String agent) {
    if (before != null) {
      Optional<ChangeResult> personalOnly = additions.personalOnly(calendar, before, event);
      if (personalOnly.isPresent()) {
        return personalOnly.get();
      }
    }
    @Nullable StoredObject existing = before == null ? null : before.object();
    ChangeSource source = source(account, agent);
    CalendarKey key = calendar.key();
    EntryChange change =
        existing == null
            ? new EntryChange.Create(source, key.resource(), event.uid(), name, event.content())
            : new EntryChange.Update(
                source, key.resource(), existing.entry(), existing.entryVersion(), event.content());
    return submit(
        calendar,
        name,
        existing,
        change,
        event,
        keyOf("put", key, name, existing, event.uid() + event.content()));
  }

  /**
   * Removes an object. Blocks.
   *
   * @throws SchedulerAway if nobody can decide now: nothing is changed here
   */
  public ChangeResult delete(
      Account account, StoredCalendar calendar, StoredObject existing, @Nullable String agent) {
    CalendarKey key = calendar.key();
    EntryChange change =
        new EntryChange.Delete(
            source(account, agent), key.resource(), existing.entry(), existing.entryVersion());
    return submit(
        calendar,
        existing.name(),
        existing,
        change,
        null,
        keyOf("delete", key, existing.name(), existing, ""));
  }

  /** Refuses without asking: the calendar as a whole is read-only. */
  public ChangeResult.Refused refuse(CalendarKey calendar, String name) {
    projection.noteRefusal(calendar, name);
    return new ChangeResult.Refused(Reason.READ_ONLY, "This calendar is read-only");
  }

  private ChangeResult submit(
      StoredCalendar calendar,
      String name,
      @Nullable StoredObject existing,
      EntryChange change,
      @Nullable ClientEvent event,
      IdempotencyKey key) {
    String tenant = calendar.key().tenant();
    return switch (decisions.submit(tenant, key, change)) {
      case EntryChangeOutcome.Applied applied -> {
        projection.applyEntries(tenant, List.of(new EntryFact.Present(applied.entry())));
        Optional<ObjectText> now =
            event == null
                ? calendars.object(calendar, name)
                : additions.add(calendar, name, applied.entry().version(), event);
        yield now.<ChangeResult>map(object -> new ChangeResult.Kept(existing == null, object))
            .orElseGet(ChangeResult.Gone::new);
      }
      case EntryChangeOutcome.Removed removed -> {
        projection.applyEntries(
            tenant, List.of(new EntryFact.Gone(tenant, removed.entry(), removed.version())));
        yield new ChangeResult.Gone();
      }
      case EntryChangeOutcome.Refused refused -> {
        if (refused.current() != null) {
          projection.applyEntries(tenant, List.of(new EntryFact.Present(refused.current())));
        }
        projection.noteRefusal(calendar.key(), name);
        yield new ChangeResult.Refused(refused.reason(), refused.detail());
      }
    };
  }

  /**
   * What the change starts from is part of the key: the version of an object that is there (and how
   * often it was refused), or the last removal of one that is not. So "delete, then create again"
   * is something new, and a second try is not.
   */
  private IdempotencyKey keyOf(
      String verb,
      CalendarKey calendar,
      String name,
      @Nullable StoredObject existing,
      String content) {
    String base =
        existing == null
            ? calendars.epoch() + "/" + calendars.lastRemoval(calendar, name)
            : existing.entry() + "/" + existing.entryVersion() + "/" + existing.refusals();
    return IdempotencyKey.of(verb, calendar.tenant(), calendar.resource(), name, base, content);
  }

  private static ChangeSource source(Account account, @Nullable String agent) {
    return new ChangeSource(
        ChangeSource.Kind.CALDAV, account.credential(), account.user(), account.branch(), agent);
  }
}
