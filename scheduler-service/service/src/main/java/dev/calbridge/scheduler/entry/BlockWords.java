package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.tenant.Language;

/** The words of the marked block in one language. */
record BlockWords(
    String hint, String customer, String type, String status, String homeVisit, String away) {

  static BlockWords in(Language language) {
    return switch (language) {
      case DE ->
          new BlockWords(
              "Automatisch ergänzt; Änderungen hier gehen verloren.",
              "Kunde: ",
              "Typ: ",
              "Status: ",
              "Hausbesuch",
              "Nicht verfügbar");
      case EN ->
          new BlockWords(
              "Added automatically; changes in here are lost.",
              "Customer: ",
              "Type: ",
              "Status: ",
              "Home visit",
              "Unavailable");
    };
  }
}
