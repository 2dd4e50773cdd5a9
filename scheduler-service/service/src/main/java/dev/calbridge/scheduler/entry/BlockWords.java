package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.tenant.Language;
import java.util.Arrays;

/** The words of the marked block in one language. */
record BlockWords(
    String hint,
    String customer,
    String type,
    String status,
    String homeVisit,
    String away,
    String appointment) {

  static BlockWords in(Language language) {
    return switch (language) {
      case DE ->
          new BlockWords(
              "Automatisch ergänzt; Änderungen hier gehen verloren.",
              "Kunde: ",
              "Typ: ",
              "Status: ",
              "Hausbesuch",
              "Nicht verfügbar",
              "Termin");
      case EN ->
          new BlockWords(
              "Added automatically; changes in here are lost.",
              "Customer: ",
              "Type: ",
              "Status: ",
              "Home visit",
              "Unavailable",
              "Appointment");
    };
  }

  /** True for the first line of a block in any language. */
  static boolean isHint(String line) {
    return Arrays.stream(Language.values()).anyMatch(language -> in(language).hint().equals(line));
  }

  /** True for any line of a block, in any language. */
  static boolean knows(String line) {
    String text = line.strip();
    return Arrays.stream(Language.values())
        .map(BlockWords::in)
        .anyMatch(
            words ->
                text.equals(words.hint)
                    || text.equals(words.homeVisit)
                    || text.startsWith(words.customer)
                    || text.startsWith(words.type)
                    || text.startsWith(words.status));
  }
}
