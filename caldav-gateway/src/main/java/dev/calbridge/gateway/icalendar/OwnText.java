package dev.calbridge.gateway.icalendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether what a program sent can be given back as it is, to all programs of the same user: in
 * UTF-8, the series first, with IANA zones that are defined, and without times that float.
 */
final class OwnText {

  private static final Set<String> TIMES =
      Set.of("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID");

  private OwnText() {}

  static Optional<String> of(byte[] sent, Component calendar, EventComponents events) {
    boolean masterFirst =
        calendar.components().stream()
            .filter(component -> component.name().equals("VEVENT"))
            .findFirst()
            .filter(events.master()::equals)
            .isPresent();
    Set<String> defined =
        calendar.components().stream()
            .filter(component -> component.name().equals("VTIMEZONE"))
            .flatMap(component -> component.all("TZID"))
            .map(ContentLine::value)
            .collect(Collectors.toSet());
    boolean clear =
        calendar.components().stream()
            .filter(component -> component.name().equals("VEVENT"))
            .flatMap(event -> event.properties().stream())
            .filter(line -> TIMES.contains(line.name()))
            .allMatch(line -> isClear(line, defined));
    return masterFirst && clear ? text(sent) : Optional.empty();
  }

  private static boolean isClear(ContentLine time, Set<String> defined) {
    Optional<String> zone = time.parameter("TZID");
    return zone.isPresent()
        ? defined.contains(zone.get()) && ZoneNames.isIana(zone.get())
        : time.value().strip().endsWith("Z") || time.value().indexOf('T') < 0;
  }

  private static Optional<String> text(byte[] sent) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(sent))
              .toString();
      boolean plain =
          text.chars()
              .allMatch(c -> c >= ' ' && c != 0xFEFF || c == '\r' || c == '\n' || c == '\t');
      return plain ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
