package dev.calbridge.gateway.calendar;

import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.JournalLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The projection as writers see it. Facts may come twice, late and in any order: what is not newer
 * than what is known changes nothing. Each call is one transaction, and the change numbers it gives
 * out are taken under the row locks of the calendars it touches. All methods block; they fail with
 * {@link ProjectionAway} while the store cannot be reached.
 */
public interface Projection {

  /** All facts are of that tenant. */
  void applyEntries(String tenant, List<EntryFact> facts);

  /**
   * Brings in what was decided about a user's change of an object, and with it what the user added
   * to the object.
   *
   * @param calendar the object is in, as that user sees it
   * @param addition what the user is to see, from the text that everybody sees; empty for nothing
   *     but that
   * @return false if the entry was as new already, or the additions had to wait: they are not kept
   *     then
   */
  boolean applyOwn(
      CalendarEntry entry,
      StoredCalendar calendar,
      Function<String, Optional<PersonalText>> addition);

  /** All facts are of that tenant. */
  void applyCalendars(String tenant, List<CalendarFact> facts);

  /**
   * Keeps what a user has added to an object.
   *
   * @return false if the object is no longer the one that was added to: nothing is kept then
   */
  boolean keepPersonal(StoredCalendar calendar, StoredObject object, PersonalText personal);

  /**
   * Gives the object a new ETag and the calendar a new change number. If it is not there, the
   * history says so once more: the program that wanted to make it has it still.
   *
   * @param line for the sync journal, which is as safe as the refusal once this returns; null if
   *     somebody else writes it
   */
  void noteRefusal(CalendarKey calendar, String name, @Nullable JournalLine line);
}
