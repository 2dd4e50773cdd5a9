package dev.calbridge.gateway.icalendar;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;

/**
 * What reading a client's text costs: CPU and memory of one thread, by this module's reader, from
 * octets to an entry's content and the personal part, and by ical4j, from octets to its model
 * alone. Each text also without its zone definition, as ical4j's maintainers advise for servers.
 * Run {@link #main}; see docs/adr/0009.
 */
public final class ReadersBench {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int ROUNDS = 3;
  private static final int READS = 3_000;
  private static final int CHANGED = 50;

  private final EventReader own = new EventReader(new ZoneNames());
  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Reads a text. */
  private interface Reader {
    Object read(byte[] text) throws Exception;
  }

  private ReadersBench() {}

  public static void main(String[] arguments) throws Exception {
    new ReadersBench().run();
  }

  private void run() throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("DAVx5, with zone", davx5());
    texts.put("DAVx5, zone taken out", withoutZone(davx5()));
    texts.put("series of 50 changed, with zone", series());
    texts.put("series of 50 changed, zone out", withoutZone(series()));
    for (int round = 1; round <= ROUNDS; round++) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        byte[] octets = text.getValue().getBytes(StandardCharsets.UTF_8);
        int reads = text.getKey().startsWith("series") ? READS / 10 : READS;
        measure(round, text.getKey(), "own", octets, reads, each -> own.read(each, BERLIN));
        // One builder for all runs out of zone ids after 1,500 texts.
        measure(
            round,
            text.getKey(),
            "ical4j",
            octets,
            reads,
            each -> new CalendarBuilder().build(new ByteArrayInputStream(each)));
      }
    }
  }

  private void measure(
      int round, String text, String who, byte[] octets, int reads, Reader reader) {
    int failed = 0;
    long began = thread.getCurrentThreadCpuTime();
    long allocated = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < reads; i++) {
      try {
        failed += reader.read(octets) == null ? 1 : 0;
      } catch (Exception e) {
        failed++;
      }
    }
    System.out.printf(
        "round %d, %s (%d octets): %s %.1f microseconds of CPU, %d KiB allocated, %d failed%n",
        round,
        text,
        octets.length,
        who,
        (thread.getCurrentThreadCpuTime() - began) / 1e3 / reads,
        (thread.getCurrentThreadAllocatedBytes() - allocated) / reads / 1_024,
        failed);
  }

  private static String davx5() throws IOException {
    try (InputStream in = ReadersBench.class.getResourceAsStream("/bodies/davx5-event.ics")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
    }
  }

  private static String series() throws IOException {
    String text =
        davx5().replace("STATUS:CONFIRMED", "STATUS:CONFIRMED\r\nRRULE:FREQ=WEEKLY;COUNT=100");
    int start = text.indexOf("BEGIN:VEVENT");
    int end = text.indexOf("END:VEVENT\r\n") + "END:VEVENT\r\n".length();
    String event = text.substring(start, end).replace("RRULE:FREQ=WEEKLY;COUNT=100\r\n", "");
    StringBuilder changed = new StringBuilder(text.substring(0, end));
    java.time.LocalDate day = java.time.LocalDate.of(2026, 11, 23);
    for (int i = 0; i < CHANGED; i++) {
      changed.append(
          event.replace(
              "SUMMARY:",
              "RECURRENCE-ID;TZID=Europe/Berlin:"
                  + day.plusWeeks(i).toString().replace("-", "")
                  + "T143000\r\nSUMMARY:Anders "));
    }
    return changed.append(text.substring(end)).toString();
  }

  private static String withoutZone(String text) {
    return text.replaceAll("(?s)BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", "");
  }
}
