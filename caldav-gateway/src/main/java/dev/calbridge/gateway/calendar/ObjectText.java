package dev.calbridge.gateway.calendar;

/** A calendar object with the iCalendar text that was rendered when its entry changed. */
public record ObjectText(StoredObject object, EncodedText encoded) {

  /** Decoded each time. */
  public String text() {
    return encoded.toString();
  }
}
