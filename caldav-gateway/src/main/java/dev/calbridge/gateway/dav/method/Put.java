package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.change.ChangeResult;
import dev.calbridge.gateway.change.ObjectChanges;
import dev.calbridge.gateway.change.OwnRefusal;
import dev.calbridge.gateway.change.OwnRefusals;
import dev.calbridge.gateway.dav.Conditions;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.Limits;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.Refusals;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.icalendar.ClientEvent;
import dev.calbridge.gateway.icalendar.EventReader;
import dev.calbridge.gateway.icalendar.UnreadableCalendar;
import dev.calbridge.scheduler.contract.JournalLine;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 5.3.2. */
final class Put implements DavMethod {

  private final ObjectChanges changes;
  private final OwnRefusals refusals;
  private final EventReader events;

  Put(ObjectChanges changes, OwnRefusals refusals, EventReader events) {
    this.changes = changes;
    this.refusals = refusals;
    this.events = events;
  }

  @Override
  public String name() {
    return "PUT";
  }

  @Override
  public DavResponse handle(DavRequest request, DavSession session) {
    if (!(DavPath.parse(request.path()) instanceof DavPath.CalendarObject path)) {
      throw DavFault.of(405, "Objects are put into a calendar, under a name of their own");
    }
    if (path.name().length() > DavPath.CalendarObject.MAX_NAME) {
      throw DavFault.of(414, "The name is longer than " + DavPath.CalendarObject.MAX_NAME);
    }
    refusePieces(request);
    DavSession.Named named = session.named(path);
    DavTarget.CalendarCollection collection = named.collection();
    @Nullable ObjectText before = named.object().orElse(null);
    @Nullable StoredObject existing = before == null ? null : before.object();
    Conditions.check(request, existing == null ? null : existing.entityTag());
    OwnRefusals.Attempt attempt =
        new OwnRefusals.Attempt(
            session.account(),
            collection.calendar(),
            path.name(),
            existing,
            existing == null ? JournalLine.Action.CREATE : JournalLine.Action.CHANGE,
            session.sender().agent());
    if (collection.calendar().snapshot().readOnly()) {
      throw Refusals.needPrivileges(
          path, "write-content", refusals.refuse(attempt, OwnRefusal.READ_ONLY, null));
    }
    ClientEvent event = read(request, attempt);
    if (existing != null && !existing.uid().equals(event.uid())) {
      throw uidConflict(path, refusals.refuse(attempt, OwnRefusal.UID_IN_USE, null));
    }
    if (existing == null) {
      refuseTakenUid(event.uid(), collection, attempt, session);
      before = taken(event.uid(), path, collection, session);
    }
    return switch (changes.put(
        session.sender(), collection.calendar(), path.name(), before, event)) {
      case ChangeResult.Kept kept -> kept(kept, existing == null, request);
      case ChangeResult.Gone _ -> DavResponse.empty(204);
      case ChangeResult.Refused refused -> throw Refusals.of(refused, path);
    };
  }

  /** What is not the whole object, as it is, must not be taken for it (RFC 9110 14.5, 8.4). */
  private static void refusePieces(DavRequest request) {
    if (request.header("Content-Range").isPresent()) {
      throw DavFault.of(400, "An object is put whole, without Content-Range");
    }
    if (request
        .header("Content-Encoding")
        .filter(coding -> !coding.strip().equalsIgnoreCase("identity"))
        .isPresent()) {
      throw DavFault.of(415, "An object is put as it is, without Content-Encoding");
    }
  }

  /**
   * Programs that know no MOVE put the object into the one calendar and delete it from the other:
   * what has the same UID elsewhere is the same appointment, which comes over with its history.
   *
   * @return the object under its new name, or null if there is no such thing
   */
  private @Nullable ObjectText taken(
      String uid,
      DavPath.CalendarObject path,
      DavTarget.CalendarCollection collection,
      DavSession session) {
    Optional<DavSession.Held> held = session.heldElsewhere(collection, uid);
    if (held.isEmpty()) {
      return null;
    }
    return switch (changes.move(
        session.sender(),
        held.get().calendar(),
        held.get().object(),
        collection.calendar(),
        path.name())) {
      case ChangeResult.Kept kept -> kept.now();
      case ChangeResult.Gone _ -> null;
      case ChangeResult.Refused refused -> throw Refusals.of(refused, path);
    };
  }

  private ClientEvent read(DavRequest request, OwnRefusals.Attempt attempt) {
    String type = request.header("Content-Type").orElse("text/calendar").toLowerCase(Locale.ROOT);
    if (!type.startsWith("text/calendar")) {
      throw DavFault.of(
          Precondition.SUPPORTED_CALENDAR_DATA, "Only text/calendar can be put into a calendar");
    }
    if (request.body().length > Limits.MAX_RESOURCE_SIZE) {
      String limit = Limits.MAX_RESOURCE_SIZE + " octets";
      throw DavFault.of(
          Precondition.MAX_RESOURCE_SIZE, refusals.refuse(attempt, OwnRefusal.TOO_LARGE, limit));
    }
    try {
      return events.read(request.body(), attempt.calendar().zone());
    } catch (UnreadableCalendar e) {
      throw Refusals.of(e, refusals.refuse(attempt, e));
    }
  }

  private void refuseTakenUid(
      String uid,
      DavTarget.CalendarCollection collection,
      OwnRefusals.Attempt attempt,
      DavSession session) {
    session
        .calendars()
        .objectWithUid(collection.calendar(), uid)
        .ifPresent(
            other -> {
              throw uidConflict(
                  collection.path().object(other.name()),
                  refusals.refuse(attempt, OwnRefusal.UID_IN_USE, null));
            });
  }

  private static DavFault uidConflict(DavPath other, String explanation) {
    return DavFault.of(
        Precondition.NO_UID_CONFLICT,
        explanation,
        XmlElement.of(
            Precondition.NO_UID_CONFLICT.element(),
            XmlElement.text(XmlName.dav("href"), other.href())));
  }

  /** An ETag only if a GET returns the very bytes that were sent (RFC 4791 section 5.3.4). */
  private static DavResponse kept(ChangeResult.Kept kept, boolean created, DavRequest request) {
    DavResponse response = DavResponse.empty(created ? 201 : 204);
    boolean asSent = Arrays.equals(kept.now().encoded().utf8(), request.body());
    return asSent ? response.with("ETag", kept.now().object().entityTag().quoted()) : response;
  }
}
