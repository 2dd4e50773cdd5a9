package dev.calbridge.gateway.calendar;

import dev.calbridge.scheduler.contract.CalendarEntry;
import java.util.UUID;

/** What is known of an entry as of a version. */
public sealed interface EntryFact {

  String tenant();

  UUID entry();

  long version();

  record Present(CalendarEntry value) implements EntryFact {
    @Override
    public String tenant() {
      return value.tenant();
    }

    @Override
    public UUID entry() {
      return value.id();
    }

    @Override
    public long version() {
      return value.version();
    }
  }

  record Gone(String tenant, UUID entry, long version) implements EntryFact {}
}
