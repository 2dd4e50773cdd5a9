package dev.calbridge.gateway.kafka;

import dev.calbridge.gateway.calendar.CalendarFact;
import dev.calbridge.gateway.calendar.EntryFact;

/** What a record says. */
sealed interface Fact {

  record OfCalendar(CalendarFact fact) implements Fact {}

  record OfEntry(EntryFact fact) implements Fact {}
}
