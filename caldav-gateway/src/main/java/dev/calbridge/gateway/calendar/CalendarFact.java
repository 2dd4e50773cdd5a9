package dev.calbridge.gateway.calendar;

import dev.calbridge.scheduler.contract.CalendarSnapshot;
import java.util.UUID;

/** What is known of a calendar as of a version. */
public sealed interface CalendarFact {

  CalendarKey key();

  long version();

  record Present(CalendarSnapshot value) implements CalendarFact {
    @Override
    public CalendarKey key() {
      return new CalendarKey(value.tenant(), value.resource());
    }

    @Override
    public long version() {
      return value.version();
    }
  }

  record Gone(String tenant, UUID resource, long version) implements CalendarFact {
    @Override
    public CalendarKey key() {
      return new CalendarKey(tenant, resource);
    }
  }
}
