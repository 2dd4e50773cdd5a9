package dev.calbridge.gateway.icalendar;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one VEVENT says besides its times. */
final class FieldReader {

  /** Most characters of properties that nobody here knows, of one event. */
  static final int MAX_EXTRAS_CHARACTERS = 65_536;

  private FieldReader() {}

  static EntryContent content(Component event, EntrySpan span, @Nullable Recurrence recurrence)
      throws UnreadableCalendar {
    return new EntryContent(
        text(event, "SUMMARY") instanceof String title ? title : "",
        text(event, "DESCRIPTION"),
        categories(event),
        text(event, "LOCATION"),
        status(event),
        busy(event),
        span,
        recurrence,
        extras(event));
  }

  private static @Nullable String text(Component event, String property) {
    return event.first(property).map(line -> Text.unescape(line.value())).orElse(null);
  }

  private static List<String> categories(Component event) {
    return event
        .all("CATEGORIES")
        .flatMap(line -> Text.list(line.value()).stream())
        .map(String::strip)
        .filter(category -> !category.isEmpty())
        .distinct()
        .toList();
  }

  private static @Nullable EntryStatus status(Component event) {
    return switch (value(event, "STATUS")) {
      case "TENTATIVE" -> EntryStatus.TENTATIVE;
      case "CONFIRMED" -> EntryStatus.CONFIRMED;
      case "CANCELLED" -> EntryStatus.CANCELLED;
      default -> null;
    };
  }

  private static Busy busy(Component event) {
    if (value(event, "TRANSP").equals("TRANSPARENT")) {
      return Busy.FREE;
    }
    return value(event, "X-MICROSOFT-CDO-BUSYSTATUS").equals("OOF")
        ? Busy.OUT_OF_OFFICE
        : Busy.BUSY;
  }

  private static String value(Component event, String property) {
    return event
        .first(property)
        .map(line -> line.value().strip().toUpperCase(Locale.ROOT))
        .orElse("");
  }

  private static List<String> extras(Component event) throws UnreadableCalendar {
    Stream<String> properties =
        event.properties().stream()
            .filter(line -> !KnownProperties.isKnown(line.name()))
            .map(ContentLine::raw);
    Stream<String> components =
        event.components().stream()
            .filter(component -> !component.name().equals("VALARM"))
            .flatMap(Component::lines);
    List<String> extras = Stream.concat(properties, components).toList();
    requireRoom(extras);
    return extras;
  }

  static void requireRoom(List<String> lines) throws UnreadableCalendar {
    if (lines.stream().mapToInt(String::length).sum() > MAX_EXTRAS_CHARACTERS) {
      throw UnreadableCalendar.tooLarge(
          "The properties nobody here knows are longer than " + MAX_EXTRAS_CHARACTERS);
    }
  }
}
