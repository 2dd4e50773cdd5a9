package dev.calbridge.gateway.calendar;

/** One line of a calendar's history. */
public sealed interface ObjectChange {

  long changeNumber();

  String name();

  /** New, changed, or to be fetched again. */
  record Present(StoredObject object) implements ObjectChange {
    @Override
    public long changeNumber() {
      return object.changeNumber();
    }

    @Override
    public String name() {
      return object.name();
    }
  }

  /** No longer in this calendar. */
  record Removed(String name, long changeNumber) implements ObjectChange {}
}
