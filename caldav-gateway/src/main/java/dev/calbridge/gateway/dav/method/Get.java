package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.calendar.EncodedText;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.dav.Conditions;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.HttpDate;
import dev.calbridge.gateway.dav.Preferences;
import dev.calbridge.gateway.dav.property.MediaTypes;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import java.util.List;
import java.util.Map;

/** GET and HEAD of an object: the text as it was rendered when its entry changed. */
record Get(String name, CalendarObjects objects) implements DavMethod {

  @Override
  public DavResponse handle(DavRequest request, DavSession session) {
    DavTarget target = session.target(DavPath.parse(request.path()));
    if (!(target instanceof DavTarget.CalendarObject object) || object.text() == null) {
      throw DavFault.of(405, "Collections are listed with PROPFIND");
    }
    if (name.equals("GET")) {
      session.delivered(
          object.calendar().calendar(), List.of(new ObjectText(object.object(), object.text())));
    }
    String tag = object.object().entityTag().quoted();
    if (Conditions.isNoneMatch(request, object.object().entityTag())) {
      return DavResponse.empty(304).with("ETag", tag);
    }
    return new DavResponse(
        200,
        Map.of(
            "Content-Type",
            MediaTypes.EVENT,
            "ETag",
            tag,
            "Last-Modified",
            HttpDate.of(object.object().changedAt())),
        text(object, object.text(), request).utf8());
  }

  /** Without zone definitions for a client that knows the zones by name (RFC 7809 section 7.1). */
  private EncodedText text(DavTarget.CalendarObject object, EncodedText text, DavRequest request) {
    return Preferences.of(request).zonesByName()
        ? EncodedText.of(objects.withoutZones(text.toString(), object.calendar().calendar().zone()))
        : text;
  }
}
