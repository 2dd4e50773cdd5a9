package dev.calbridge.gateway.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlReader;
import dev.calbridge.gateway.dav.xml.XmlRejected;
import dev.calbridge.gateway.support.DavClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged input of all kinds is read or refused in words, and nothing else happens. */
class FuzzTest {

  private static final Duration BUDGET = Duration.ofSeconds(3);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String[] PIECES = {
    "\r\n",
    "\n ",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "RRULE:FREQ=DAILY;INTERVAL=0\r\n",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n",
    "RRULE:FREQ=HOURLY;BYSETPOS=-366\r\n",
    "EXDATE:99999999T999999Z\r\n",
    "RDATE;VALUE=PERIOD:20261123T080000Z/-PT1H\r\n",
    "RECURRENCE-ID:20261130T080000Z\r\n",
    "DURATION:P99999D\r\n",
    "\"",
    ";",
    ":",
    "^n",
    "\\",
    "\u0000",
    "ü",
    "\uD83D\uDE00",
    "DTSTART;TZID=:20261123T090000\r\n",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&x;",
    "<a xmlns=''>",
    "</a>",
    "<!DOCTYPE a [<!ENTITY x 'y'>]>",
    "<?xml version='9'?>"
  };

  @Test
  void damagedCalendarsAreReadOrRefused() {
    EventReader reader = new EventReader(new ZoneNames());
    CalendarObjects objects = new CalendarObjects(reader, new ZoneNames());
    byte[] whole = DavClient.body("davx5-event.ics").getBytes(StandardCharsets.UTF_8);
    damage(
        List.of(whole),
        text -> {
          try {
            ClientEvent event = reader.read(text, BERLIN);
            assertThat(event.uid()).isNotBlank();
            // What is taken can also be looked into.
            assertThat(objects.open(new String(text, StandardCharsets.UTF_8), BERLIN)).isNotNull();
          } catch (UnreadableCalendar refused) {
            assertThat(refused.explanation()).isNotBlank();
          }
        });
  }

  @Test
  void damagedXmlIsReadOrRefused() {
    XmlReader reader = new XmlReader();
    List<byte[]> bodies =
        List.of("apple-home.xml", "davx5-query.xml", "thunderbird-sync.xml", "macos-colour.xml")
            .stream()
            .map(file -> DavClient.body(file).getBytes(StandardCharsets.UTF_8))
            .toList();
    damage(
        bodies,
        body -> {
          try {
            assertThat(reader.read(body).name()).isNotNull();
          } catch (XmlRejected refused) {
            assertThat(refused.getMessage()).isNotBlank();
          }
        });
  }

  @FunctionalInterface
  private interface Attempt {
    void with(byte[] input);
  }

  private static void damage(List<byte[]> originals, Attempt attempt) {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    Instant end = Instant.now().plus(BUDGET);
    int round = 0;
    while (Instant.now().isBefore(end) && round++ < 20_000) {
      byte[] input = originals.get(random.nextInt(originals.size()));
      for (int i = random.nextInt(6); i >= 0; i--) {
        input = damaged(input, random);
      }
      try {
        attempt.with(input);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("round " + round + " of fuzz.seed " + seed, e);
      }
    }
  }

  private static byte[] damaged(byte[] input, Random random) {
    int at = random.nextInt(input.length + 1);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(input, at);
      case 1 -> {
        byte[] changed = input.clone();
        if (at < changed.length) {
          changed[at] = (byte) random.nextInt(256);
        }
        yield changed;
      }
      case 2 -> {
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        byte[] longer = new byte[input.length + piece.length];
        System.arraycopy(input, 0, longer, 0, at);
        System.arraycopy(piece, 0, longer, at, piece.length);
        System.arraycopy(input, at, longer, at + piece.length, input.length - at);
        yield longer;
      }
      default -> {
        int until = Math.min(input.length, at + random.nextInt(40));
        byte[] shorter = new byte[input.length - (until - at)];
        System.arraycopy(input, 0, shorter, 0, at);
        System.arraycopy(input, until, shorter, at, input.length - until);
        yield shorter;
      }
    };
  }
}
