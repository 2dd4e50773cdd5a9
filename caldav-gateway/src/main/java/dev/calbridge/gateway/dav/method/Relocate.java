package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.StoredCalendar;
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
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.Refusals;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.scheduler.contract.JournalLine;
import java.util.Objects;
import java.util.Optional;

/**
 * MOVE and COPY of objects between calendars (RFC 4918 sections 9.8, 9.9; RFC 4791 section 5.3.2).
 */
final class Relocate implements DavMethod {

  private final String name;
  private final ObjectChanges changes;
  private final OwnRefusals refusals;

  Relocate(String name, ObjectChanges changes, OwnRefusals refusals) {
    this.name = name;
    this.changes = changes;
    this.refusals = refusals;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DavResponse handle(DavRequest request, DavSession session) {
    DavPath path = DavPath.parse(request.path());
    if (!(session.target(path) instanceof DavTarget.CalendarObject source)) {
      throw Forbidden.refusal(path, isMove() ? "unbind" : "bind");
    }
    DavPath.CalendarObject destination = destination(request);
    Conditions.check(request, source.object().entityTag());
    DavTarget.CalendarCollection target = collection(destination, session);
    Optional<ObjectText> taken = taken(request, source, destination, target, session);
    if (target.calendar().snapshot().readOnly()
        || isMove() && source.calendar().calendar().snapshot().readOnly()) {
      throw Refusals.needPrivileges(path, "unbind", readOnly(source, session));
    }
    ChangeResult result =
        isMove()
            ? move(source, target, destination.name(), taken, session)
            : changes.copy(
                session.sender(),
                source.calendar().calendar(),
                new ObjectText(source.object(), Objects.requireNonNull(source.text())),
                target.calendar(),
                destination.name(),
                taken.map(ObjectText::object).orElse(null));
    return switch (result) {
      case ChangeResult.Kept kept ->
          DavResponse.empty(taken.isPresent() ? 204 : 201)
              .with("ETag", kept.now().object().entityTag().quoted());
      case ChangeResult.Gone _ when taken.isPresent() ->
          throw Refusals.needPrivileges(
              destination, "unbind", "What was there is cancelled now, and keeps its name");
      case ChangeResult.Gone _ -> DavResponse.empty(204);
      case ChangeResult.Refused refused -> throw Refusals.of(refused, path);
    };
  }

  private boolean isMove() {
    return name.equals("MOVE");
  }

  private ChangeResult move(
      DavTarget.CalendarObject source,
      DavTarget.CalendarCollection target,
      String to,
      Optional<ObjectText> taken,
      DavSession session) {
    StoredCalendar from = source.calendar().calendar();
    return taken
        .map(
            over ->
                changes.moveOver(session.sender(), from, source.object(), target.calendar(), over))
        .orElseGet(
            () -> changes.move(session.sender(), from, source.object(), target.calendar(), to));
  }

  private String readOnly(DavTarget.CalendarObject source, DavSession session) {
    return refusals.refuse(
        new OwnRefusals.Attempt(
            session.account(),
            source.calendar().calendar(),
            source.object().name(),
            source.object(),
            isMove() ? JournalLine.Action.MOVE : JournalLine.Action.CREATE,
            session.sender().agent()),
        OwnRefusal.READ_ONLY,
        null);
  }

  /** A path or a URL; of a URL the path counts, for proxies write the host as they like. */
  private static DavPath.CalendarObject destination(DavRequest request) {
    String wanted =
        request
            .header("Destination")
            .map(String::strip)
            .orElseThrow(() -> DavFault.of(400, "The header Destination is missing"));
    int authority = wanted.indexOf("://");
    int start = authority < 0 ? 0 : wanted.indexOf('/', authority + 3);
    if (start < 0 || !wanted.startsWith("/", start)) {
      throw DavFault.of(400, "Destination is neither a path nor a URL");
    }
    try {
      if (DavPath.parse(wanted.substring(start)) instanceof DavPath.CalendarObject object
          && object.name().length() <= DavPath.CalendarObject.MAX_NAME) {
        return object;
      }
    } catch (DavFault e) {
      if (e.status() != 404) {
        throw e;
      }
    }
    throw DavFault.of(
        Precondition.CALENDAR_COLLECTION_LOCATION_OK, "Objects can only go into a calendar");
  }

  /** What is not there and what belongs to somebody else look alike (RFC 4918 section 9.9.4). */
  private static DavTarget.CalendarCollection collection(
      DavPath.CalendarObject destination, DavSession session) {
    try {
      return session.collection(
          new DavPath.CalendarCollection(destination.user(), destination.resource()));
    } catch (DavFault e) {
      throw DavFault.of(409, "There is no such calendar to put the object into");
    }
  }

  /**
   * What has the name already, and is to be written over.
   *
   * @throws DavFault 412 if it is not to be, 403 if nothing sensible would come of it
   */
  private Optional<ObjectText> taken(
      DavRequest request,
      DavTarget.CalendarObject source,
      DavPath.CalendarObject destination,
      DavTarget.CalendarCollection target,
      DavSession session) {
    if (source.path().equals(destination)) {
      throw DavFault.of(403, "The object is there already");
    }
    Optional<ObjectText> taken = session.object(target, destination.name());
    boolean overwrite = !request.header("Overwrite").map(String::strip).orElse("T").equals("F");
    if (taken.isPresent() && !overwrite) {
      throw DavFault.of(412, "There is an object of that name (Overwrite: F)");
    }
    if (taken.filter(other -> isSame(other, source.object())).isPresent()) {
      throw DavFault.of(403, "That is the same appointment, seen from another resource");
    }
    if (isMove()) {
      refuseTakenUid(source.object(), taken, target, session);
    }
    return taken;
  }

  private static boolean isSame(ObjectText other, StoredObject object) {
    return other.object().entry().equals(object.entry());
  }

  /** A copy gets a UID of its own; so does what is deleted to make room not stand in the way. */
  private static void refuseTakenUid(
      StoredObject object,
      Optional<ObjectText> taken,
      DavTarget.CalendarCollection target,
      DavSession session) {
    session
        .calendars()
        .objectWithUid(target.calendar(), object.uid())
        .filter(other -> !other.entry().equals(object.entry()))
        .filter(
            other -> taken.filter(over -> over.object().entry().equals(other.entry())).isEmpty())
        .ifPresent(
            other -> {
              throw DavFault.of(
                  Precondition.NO_UID_CONFLICT,
                  "Another object of that calendar has the UID",
                  XmlElement.of(
                      Precondition.NO_UID_CONFLICT.element(),
                      XmlElement.text(
                          XmlName.dav("href"), target.path().object(other.name()).href())));
            });
  }
}
