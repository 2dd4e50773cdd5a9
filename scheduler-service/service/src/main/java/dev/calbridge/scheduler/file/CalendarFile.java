package dev.calbridge.scheduler.file;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataAdapter;
import com.github.mangstadt.vinnie.io.VObjectReader;
import dev.calbridge.scheduler.transfer.FileEvent;
import java.io.IOException;
import java.io.Reader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an iCalendar file (RFC 5545) of any program, event by event. Events that take place once
 * are given on as soon as they are read; series wait for the end of the file, because their
 * overrides may stand anywhere.
 */
public final class CalendarFile {

  public static final String MEDIA_TYPE = "text/calendar";

  private static final int LONGEST_UID = 255;
  private static final int MOST_OF_SERIES = 5_000;

  /** Not events, and no loss: zones we know, and times that other people are busy. */
  private static final Set<String> PASSED_OVER = Set.of("VTIMEZONE", "VFREEBUSY");

  private CalendarFile() {}

  /**
   * @param floating zone of times that name none
   * @throws dev.calbridge.kit.problem.ProblemException if it is no such file, or too long
   */
  public static void read(Reader file, ZoneId floating, Consumer<FileEvent> each) {
    Listener listener = new Listener(new EventContents(floating), each);
    try (VObjectReader reader = new VObjectReader(file, SyntaxRules.iCalendar())) {
      reader.parse(listener);
    } catch (IOException unreadable) {
      throw FileLimit.unreadable("iCalendar");
    }
    listener.end();
  }

  private static final class Listener extends VObjectDataAdapter {

    private final EventContents contents;
    private final Consumer<FileEvent> each;
    private final Map<String, List<RawEvent>> series = new LinkedHashMap<>();
    private @Nullable RawEvent event;
    private boolean calendar;
    private int count;
    private int waiting;

    Listener(EventContents contents, Consumer<FileEvent> each) {
      this.contents = contents;
      this.each = each;
    }

    @Override
    public void onComponentBegin(String name, Context context) {
      String known = name.toUpperCase(Locale.ROOT);
      int depth = context.getParentComponents().size();
      if (depth == 0) {
        calendar |= known.equals("VCALENDAR");
      } else if (depth == 1 && !PASSED_OVER.contains(known)) {
        if (++count > FileLimit.ITEMS) {
          throw FileLimit.tooManyItems();
        }
        if (known.equals("VEVENT")) {
          event = new RawEvent(context.getLineNumber());
        } else {
          each.accept(
              new FileEvent.Unreadable(
                  context.getLineNumber(), "not-an-event", "Only events are taken."));
        }
      }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
      RawEvent current = event;
      // Alarms and what else lies deeper are the reading program's own.
      if (current != null && context.getParentComponents().size() == 2) {
        current.add(property, context.getUnfoldedLine());
      }
    }

    @Override
    public void onComponentEnd(String name, Context context) {
      RawEvent current = event;
      if (current != null && context.getParentComponents().size() == 1) {
        event = null;
        take(current);
      }
    }

    private void take(RawEvent current) {
      String uid = current.text("UID");
      if (uid == null || uid.isBlank() || uid.length() > LONGEST_UID) {
        each.accept(
            new FileEvent.Unreadable(
                current.line(), "uid-missing", "An event has a UID of at most 255 characters."));
        return;
      }
      boolean once =
          current.first("RRULE") == null
              && current.first("RDATE") == null
              && current.first("RECURRENCE-ID") == null;
      if (once) {
        give(current, uid, List.of());
      } else if (++waiting > MOST_OF_SERIES) {
        each.accept(
            new FileEvent.Unreadable(
                current.line(), "too-many-series", "Divide the file: too many series in one."));
      } else {
        series.computeIfAbsent(uid, key -> new ArrayList<>()).add(current);
      }
    }

    private void end() {
      if (!calendar) {
        throw FileLimit.unreadable("iCalendar");
      }
      series.forEach(
          (uid, events) -> {
            List<RawEvent> masters =
                events.stream().filter(one -> one.first("RECURRENCE-ID") == null).toList();
            List<RawEvent> overrides =
                events.stream().filter(one -> one.first("RECURRENCE-ID") != null).toList();
            if (masters.size() == 1) {
              give(masters.getFirst(), uid, overrides);
            } else {
              each.accept(
                  new FileEvent.Unreadable(
                      events.getFirst().line(),
                      "override-without-series",
                      "A series has exactly one event without RECURRENCE-ID."));
            }
          });
    }

    private void give(RawEvent current, String uid, List<RawEvent> overrides) {
      try {
        each.accept(new FileEvent.Read(current.line(), uid, contents.content(current, overrides)));
      } catch (Unusable unusable) {
        each.accept(new FileEvent.Unreadable(current.line(), unusable.code(), unusable.detail()));
      }
    }
  }
}
