package dev.calbridge.gateway.change;

import dev.calbridge.gateway.calendar.CalendarKey;
import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.Deliveries;
import dev.calbridge.gateway.calendar.EntryFact;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.icalendar.ClientEvent;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
  private final Deliveries deliveries;
  private final Supplier<UUID> uids;

  public ObjectChanges(
      EntryChanges decisions,
      Calendars calendars,
      Projection projection,
      PersonalAdditions additions,
      Deliveries deliveries,
      Supplier<UUID> uids) {
    this.decisions = decisions;
    this.calendars = calendars;
    this.projection = projection;
    this.additions = additions;
    this.deliveries = deliveries;
    this.uids = uids;
  }

  /**
   * Creates or changes an object. Blocks.
   *
   * @param before the object the client's edit started from, or null if there is none of that name
   * @throws SchedulerAway if nobody can decide now: nothing is changed here
   */
  public ChangeResult put(
      Sender sender,
      StoredCalendar calendar,
      String name,
      @Nullable ObjectText before,
      ClientEvent event) {
    if (before != null) {
      Optional<ChangeResult> personalOnly = additions.personalOnly(calendar, before, event);
      if (personalOnly.isPresent()) {
        return personalOnly.get();
      }
    }
    @Nullable StoredObject existing = before == null ? null : before.object();
    long base = existing == null ? 0 : base(sender, calendar, existing);
    return decide(sender, calendar, name, existing, base, event);
  }

  private ChangeResult decide(
      Sender sender,
      StoredCalendar calendar,
      String name,
      @Nullable StoredObject existing,
      long base,
      ClientEvent event) {
    ChangeSource source = sender.source();
    CalendarKey key = calendar.key();
    EntryChange change =
        existing == null
            ? new EntryChange.Create(source, key.resource(), event.uid(), name, event.content())
            : new EntryChange.Update(
                source, key.resource(), existing.entry(), base, event.content());
    ChangeResult result =
        submit(
            calendar,
            name,
            existing,
            change,
            event,
            keyOf("put", calendar, name, existing, event.uid() + event.content()));
    if (result instanceof ChangeResult.Kept kept && kept.now().text().equals(event.ownText())) {
      deliveries.note(sender.device(), calendar, List.of(kept.now().object()));
    }
    return result;
  }

  /**
   * Version the edit was made on: what the program was last given, even if it has heard of a newer
   * tag since.
   */
  private long base(Sender sender, StoredCalendar calendar, StoredObject existing) {
    long given =
        deliveries
            .lastVersion(sender.device(), calendar, existing.entry())
            .orElse(existing.entryVersion());
    return Math.min(given, existing.entryVersion());
  }

  /**
   * Removes an object. Blocks.
   *
   * @throws SchedulerAway if nobody can decide now: nothing is changed here
   */
  public ChangeResult delete(Sender sender, StoredCalendar calendar, StoredObject existing) {
    CalendarKey key = calendar.key();
    EntryChange change =
        new EntryChange.Delete(
            sender.source(), key.resource(), existing.entry(), existing.entryVersion());
    return submit(
        calendar,
        existing.name(),
        existing,
        change,
        null,
        keyOf("delete", calendar, existing.name(), existing, ""));
  }

  /**
   * Takes an object from one calendar to another. Blocks.
   *
   * @param name of the object there
   * @throws SchedulerAway if nobody can decide now: nothing is changed here
   */
  public ChangeResult move(
      Sender sender, StoredCalendar from, StoredObject object, StoredCalendar to, String name) {
    EntryChange change =
        new EntryChange.Move(
            sender.source(),
            from.key().resource(),
            object.entry(),
            object.entryVersion(),
            to.key().resource(),
            name);
    String target = to.key().resource() + "/" + name;
    ChangeResult result =
        submit(
            from,
            object.name(),
            object,
            change,
            null,
            keyOf("move", from, object.name(), object, target));
    return result instanceof ChangeResult.Refused
        ? result
        : calendars
            .object(to, name)
            .<ChangeResult>map(now -> new ChangeResult.Kept(true, now))
            .orElse(result);
  }

  /**
   * Makes another object of the same content, with what the user keeps with it. Blocks.
   *
   * @param name of the new object
   * @param over what is there under that name, which then says the same under its own UID: one
   *     decision, so that it is never gone without the copy in its place; null if nothing is
   * @throws SchedulerAway if nobody can decide now: nothing is changed here
   */
  public ChangeResult copy(
      Sender sender,
      StoredCalendar from,
      ObjectText object,
      StoredCalendar to,
      String name,
      @Nullable StoredObject over) {
    // No two calendars of one user have the same UID.
    String uid = over == null ? uids.get().toString() : over.uid();
    return additions
        .read(object.text(), from)
        .map(
            event ->
                decide(
                    sender,
                    to,
                    name,
                    over,
                    over == null ? 0 : over.entryVersion(),
                    event.copiedAs(uid)))
        .orElseGet(
            () ->
                new ChangeResult.Refused(
                    Reason.INVALID, "What is there cannot be read, and so not be copied"));
  }

  /**
   * Takes an object from one calendar to another, over one that is there. Whoever decides knows no
   * such change, so these are two: the other is deleted, then this one moved. If that is refused,
   * the other is put back, as an appointment of its own. Blocks.
   *
   * @param over what is there under the name
   * @return Gone if the other one could only be cancelled, and still has the name
   * @throws SchedulerAway if nobody can decide now; the program's next try goes on from there
   */
  public ChangeResult moveOver(
      Sender sender, StoredCalendar from, StoredObject object, StoredCalendar to, ObjectText over) {
    return switch (delete(sender, to, over.object())) {
      case ChangeResult.Refused refused -> refused;
      case ChangeResult.Kept _ -> new ChangeResult.Gone();
      case ChangeResult.Gone _ -> {
        ChangeResult moved = move(sender, from, object, to, over.object().name());
        if (moved instanceof ChangeResult.Refused) {
          additions
              .read(over.text(), to)
              .ifPresent(event -> put(sender, to, over.object().name(), null, event));
        }
        yield moved;
      }
    };
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
      case EntryChangeOutcome.Applied applied ->
          applied(calendar, name, applied.entry(), event)
              .<ChangeResult>map(object -> new ChangeResult.Kept(existing == null, object))
              .orElseGet(ChangeResult.Gone::new);
      case EntryChangeOutcome.Removed removed -> {
        projection.applyEntries(
            tenant, List.of(new EntryFact.Gone(tenant, removed.entry(), removed.version())));
        yield new ChangeResult.Gone();
      }
      case EntryChangeOutcome.Refused refused -> {
        if (refused.current() != null) {
          projection.applyEntries(tenant, List.of(new EntryFact.Present(refused.current())));
        }
        projection.noteRefusal(calendar.key(), name, null);
        yield new ChangeResult.Refused(refused.reason(), refused.detail());
      }
    };
  }

  private Optional<ObjectText> applied(
      StoredCalendar calendar, String name, CalendarEntry entry, @Nullable ClientEvent event) {
    if (event == null) {
      projection.applyEntries(calendar.key().tenant(), List.of(new EntryFact.Present(entry)));
      return calendars.object(calendar, name);
    }
    return projection.applyOwn(entry, calendar, text -> additions.of(event, text, calendar))
        ? calendars.object(calendar, name)
        : additions.add(calendar, name, entry.version(), event);
  }

  /**
   * What the change starts from is part of the key: the version of an object that is there (and how
   * often it was refused), or the last removal of one that is not. So "delete, then create again"
   * is something new, and a second try is not.
   */
  private IdempotencyKey keyOf(
      String verb,
      StoredCalendar calendar,
      String name,
      @Nullable StoredObject existing,
      String content) {
    String base =
        existing == null
            ? calendar.epoch() + "/" + calendars.lastRemoval(calendar.key(), name)
            : existing.entry() + "/" + existing.entryVersion() + "/" + existing.refusals();
    CalendarKey key = calendar.key();
    return IdempotencyKey.of(verb, key.tenant(), key.resource(), name, base, content);
  }
}
