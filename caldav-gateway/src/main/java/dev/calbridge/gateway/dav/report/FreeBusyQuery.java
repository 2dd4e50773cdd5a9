package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import dev.calbridge.gateway.icalendar.Expander;
import dev.calbridge.gateway.icalendar.FreeBusyText;
import dev.calbridge.recurrence.Expansion;
import dev.calbridge.recurrence.Occurrence;
import dev.calbridge.recurrence.Spans;
import dev.calbridge.recurrence.TimeWindow;
import dev.calbridge.scheduler.contract.EntryContent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** RFC 4791 section 7.10: when somebody or something is taken, without saying by what. */
final class FreeBusyQuery implements DavReport {

  private static final int MAX_PERIODS = 10_000;

  private final CalendarObjects objects;
  private final Clock clock;

  FreeBusyQuery(CalendarObjects objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public XmlName name() {
    return XmlName.caldav("free-busy-query");
  }

  @Override
  public boolean isFor(DavTarget target) {
    return target instanceof DavTarget.CalendarCollection;
  }

  @Override
  public DavResponse answer(
      XmlElement body, DavTarget target, DavRequest request, DavSession session) {
    TimeWindow window =
        body.child(XmlName.caldav("time-range"))
            .map(TimeRange::closed)
            .orElseThrow(
                () -> DavFault.of(Precondition.VALID_FILTER, "A free-busy-query has a time-range"));
    StoredCalendar calendar = ((DavTarget.CalendarCollection) target).calendar();
    List<StoredObject> found = session.calendars().objects(calendar, window, calendar.zone());
    List<FreeBusyText.Taken> taken = new ArrayList<>();
    for (List<StoredObject> batch : Batches.of(found, StoredObject::octets)) {
      List<String> names = batch.stream().map(StoredObject::name).toList();
      for (ObjectText object : session.calendars().texts(calendar, names).values()) {
        objects
            .open(object.text(), calendar.zone())
            .ifPresent(opened -> add(opened.event().content(), window, calendar, taken));
      }
    }
    return new DavResponse(
        200,
        Map.of("Content-Type", "text/calendar; charset=utf-8; component=VFREEBUSY"),
        FreeBusyText.of(window, taken, clock.instant()).getBytes(StandardCharsets.UTF_8));
  }

  private static void add(
      EntryContent content,
      TimeWindow window,
      StoredCalendar calendar,
      List<FreeBusyText.Taken> taken) {
    Expansion expansion = Expander.within(content, window, calendar.zone());
    if (expansion.cutShort() || taken.size() + expansion.occurrences().size() > MAX_PERIODS) {
      throw DavFault.of(
          Precondition.NUMBER_OF_MATCHES_WITHIN_LIMITS,
          "There are too many occurrences in that window");
    }
    for (Occurrence occurrence : expansion.occurrences()) {
      EntryContent shown =
          occurrence.override() == null ? content : occurrence.override().content();
      Instant from = Spans.startInstant(occurrence.span(), calendar.zone());
      Instant to = Spans.endInstant(occurrence.span(), calendar.zone());
      FreeBusyText.Taken.of(shown, from, to).ifPresent(taken::add);
    }
  }
}
