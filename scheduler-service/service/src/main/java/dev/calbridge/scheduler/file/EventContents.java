package dev.calbridge.scheduler.file;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a VEVENT and its overrides say, as the content of an entry. */
final class EventContents {

  /** Read here, made anew by whoever shows the entry, or about other people's answers. */
  private static final Set<String> KNOWN =
      Set.of(
          "UID",
          "DTSTAMP",
          "CREATED",
          "LAST-MODIFIED",
          "SEQUENCE",
          "DTSTART",
          "DTEND",
          "DURATION",
          "SUMMARY",
          "DESCRIPTION",
          "CATEGORIES",
          "LOCATION",
          "STATUS",
          "TRANSP",
          "RRULE",
          "EXRULE",
          "RDATE",
          "EXDATE",
          "RECURRENCE-ID",
          "ORGANIZER",
          "ATTENDEE",
          "REQUEST-STATUS",
          "ATTACH",
          "X-MICROSOFT-CDO-BUSYSTATUS");

  private final ZoneId floating;

  /**
   * @param floating zone of times that name none
   */
  EventContents(ZoneId floating) {
    this.floating = floating;
  }

  /**
   * @param overrides events of the same UID with a RECURRENCE-ID
   * @throws Unusable if it cannot be kept as it is
   */
  EntryContent content(RawEvent event, List<RawEvent> overrides) {
    EventTimes.Moment start = start(event);
    List<VObjectProperty> rules = event.all("RRULE");
    if (rules.size() > 1 || !event.all("EXRULE").isEmpty()) {
      throw new Unusable("several-rules", "A series has one rule here.");
    }
    List<LocalDateTime> added = dates(event, "RDATE", start.zone());
    List<LocalDateTime> excluded = dates(event, "EXDATE", start.zone());
    boolean once = rules.isEmpty() && added.isEmpty();
    if (once && !overrides.isEmpty()) {
      throw new Unusable("override-without-series", "An override needs a series.");
    }
    Recurrence recurrence =
        once
            ? null
            : new Recurrence(
                rules.isEmpty()
                    ? Recurrence.LISTED_DATES_ONLY
                    : rules.getFirst().getValue().strip(),
                excluded,
                added,
                overrides.stream().map(one -> override(one, start.zone())).toList());
    return plain(event, start, recurrence);
  }

  private EntryOverride override(RawEvent event, @Nullable ZoneId series) {
    VObjectProperty id = event.first("RECURRENCE-ID");
    if (id == null || id.getParameters().first("RANGE") != null) {
      throw new Unusable("override-malformed", "An override names one occurrence.");
    }
    LocalDateTime occurrence = EventTimes.moments(id, floating).getFirst().in(series);
    return new EntryOverride(occurrence, plain(event, start(event), null));
  }

  private EntryContent plain(
      RawEvent event, EventTimes.Moment start, @Nullable Recurrence recurrence) {
    if (event.overlong()) {
      throw new Unusable("too-many-properties", "The event has too many properties.");
    }
    EntrySpan span =
        EventTimes.span(start, event.first("DTEND"), event.first("DURATION"), floating);
    String title = event.text("SUMMARY");
    return new EntryContent(
        title == null ? "" : title,
        event.text("DESCRIPTION"),
        categories(event),
        event.text("LOCATION"),
        status(event.text("STATUS")),
        "TRANSPARENT".equalsIgnoreCase(event.text("TRANSP")) ? Busy.FREE : Busy.BUSY,
        span,
        recurrence,
        event.others(KNOWN));
  }

  private EventTimes.Moment start(RawEvent event) {
    VObjectProperty start = event.first("DTSTART");
    if (start == null) {
      throw new Unusable("start-missing", "An event has a DTSTART.");
    }
    return EventTimes.moments(start, floating).getFirst();
  }

  private List<LocalDateTime> dates(RawEvent event, String name, @Nullable ZoneId series) {
    List<LocalDateTime> dates = new ArrayList<>();
    for (VObjectProperty property : event.all(name)) {
      for (EventTimes.Moment moment : EventTimes.moments(property, floating)) {
        dates.add(moment.in(series));
      }
    }
    return List.copyOf(dates);
  }

  private static List<String> categories(RawEvent event) {
    return event.all("CATEGORIES").stream()
        .flatMap(one -> VObjectPropertyValues.parseList(one.getValue()).stream())
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  private static @Nullable EntryStatus status(@Nullable String text) {
    return switch (text == null ? "" : text.strip().toUpperCase(Locale.ROOT)) {
      case "TENTATIVE" -> EntryStatus.TENTATIVE;
      case "CONFIRMED" -> EntryStatus.CONFIRMED;
      case "CANCELLED" -> EntryStatus.CANCELLED;
      default -> null;
    };
  }
}
