package dev.calbridge.gateway.dav.method;

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
import dev.calbridge.gateway.dav.Refusals;
import dev.calbridge.scheduler.contract.JournalLine;

/** RFC 4918 section 9.6, of objects only. */
final class Delete implements DavMethod {

  private final ObjectChanges changes;
  private final OwnRefusals refusals;

  Delete(ObjectChanges changes, OwnRefusals refusals) {
    this.changes = changes;
    this.refusals = refusals;
  }

  @Override
  public String name() {
    return "DELETE";
  }

  @Override
  public DavResponse handle(DavRequest request, DavSession session) {
    DavPath path = DavPath.parse(request.path());
    DavTarget target;
    try {
      target = session.target(path);
    } catch (DavFault fault) {
      // If-Match on what is not there fails as a condition, not as a path (RFC 9110 13.1.1).
      if (fault.status() == 404 && path instanceof DavPath.CalendarObject object) {
        var _ =
            session.collection(new DavPath.CalendarCollection(object.user(), object.resource()));
        Conditions.check(request, null);
      }
      throw fault;
    }
    if (!(target instanceof DavTarget.CalendarObject object)) {
      throw Forbidden.refusal(path, "unbind");
    }
    Conditions.check(request, object.object().entityTag());
    var calendar = object.calendar().calendar();
    if (calendar.snapshot().readOnly()) {
      OwnRefusals.Attempt attempt =
          new OwnRefusals.Attempt(
              session.account(),
              calendar,
              object.object().name(),
              object.object(),
              JournalLine.Action.REMOVE,
              session.sender().agent());
      throw Refusals.needPrivileges(
          path, "unbind", refusals.refuse(attempt, OwnRefusal.READ_ONLY, null));
    }
    ChangeResult result = changes.delete(session.sender(), calendar, object.object());
    return switch (result) {
      // Kept: the tenant turns a deletion into the status "cancelled".
      case ChangeResult.Gone _, ChangeResult.Kept _ -> DavResponse.empty(204);
      case ChangeResult.Refused refused -> throw Refusals.of(refused, path);
    };
  }
}
