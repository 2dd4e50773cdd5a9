package dev.calbridge.gateway.icalendar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Cuts iCalendar text into components. Takes what the field sends: a byte order mark, bare LF, CR
 * CR LF, blank lines, control characters, and lines folded inside a UTF-8 sequence.
 */
final class ComponentReader {

  private static final int MAX_LINES = 20_000;
  private static final int MAX_DEPTH = 8;

  private ComponentReader() {}

  static Component read(byte[] text) throws UnreadableCalendar {
    Deque<Open> open = new ArrayDeque<>();
    Component root = null;
    List<String> lines = lines(text);
    if (lines.size() > MAX_LINES) {
      throw UnreadableCalendar.tooLarge("The object has too many lines");
    }
    for (String raw : lines) {
      if (root != null) {
        throw UnreadableCalendar.data("There is text after END:VCALENDAR");
      }
      ContentLine line = ContentLine.parse(raw);
      switch (line.name()) {
        case "BEGIN" -> {
          if (open.size() >= MAX_DEPTH) {
            throw UnreadableCalendar.data("Components are nested too deeply");
          }
          open.push(new Open(upper(line.value()), new ArrayList<>(), new ArrayList<>()));
        }
        case "END" -> {
          if (open.isEmpty() || !open.peek().name().equals(upper(line.value()))) {
            throw UnreadableCalendar.data("END:" + upper(line.value()) + " closes nothing");
          }
          Component closed = open.pop().close();
          if (open.isEmpty()) {
            root = closed;
          } else {
            open.peek().components().add(closed);
          }
        }
        default -> {
          if (open.isEmpty()) {
            throw UnreadableCalendar.data("The object does not begin with BEGIN:VCALENDAR");
          }
          open.peek().properties().add(line);
        }
      }
    }
    if (root == null || !root.name().equals("VCALENDAR")) {
      throw UnreadableCalendar.data("The object is no complete VCALENDAR");
    }
    return root;
  }

  private static String upper(String value) {
    return value.strip().toUpperCase(Locale.ROOT);
  }

  private static List<String> lines(byte[] text) throws UnreadableCalendar {
    String unfolded = decode(unfold(text));
    List<String> lines = new ArrayList<>();
    for (String line : unfolded.split("\n", -1)) {
      if (!line.isBlank()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Joins folded lines before decoding, and keeps LF as the only line end. */
  private static byte[] unfold(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    int i = startsWithByteOrderMark(text) ? 3 : 0;
    while (i < text.length) {
      byte b = text[i];
      if (b == '\r' || b == '\n') {
        int end = i;
        while (end < text.length && text[end] == '\r') {
          end++;
        }
        if (end < text.length && text[end] == '\n') {
          end++;
        }
        if (end < text.length && (text[end] == ' ' || text[end] == '\t')) {
          end++;
        } else {
          out.write('\n');
        }
        i = end;
      } else {
        if (b < 0 || b >= ' ' || b == '\t') {
          out.write(b);
        }
        i++;
      }
    }
    return out.toByteArray();
  }

  private static boolean startsWithByteOrderMark(byte[] text) {
    return text.length > 2
        && text[0] == (byte) 0xEF
        && text[1] == (byte) 0xBB
        && text[2] == (byte) 0xBF;
  }

  private static String decode(byte[] bytes) throws UnreadableCalendar {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw UnreadableCalendar.data("The object is not UTF-8");
    }
  }

  private record Open(String name, List<ContentLine> properties, List<Component> components) {
    Component close() {
      return new Component(name, properties, components);
    }
  }
}
