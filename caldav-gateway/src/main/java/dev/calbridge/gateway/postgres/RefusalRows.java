package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.CalendarKey;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxMessage;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes programs fetch again what was refused, and tells the journal why. */
final class RefusalRows {

  private static final String LOCK_ENTRY =
      """
      select e.entry from entry e join calendar_object o using (tenant, entry)
       where o.tenant = $1 and o.resource = $2 and o.name = $3
       order by e.entry for update of e""";
  private static final String NOTE_REFUSAL =
      """
      update calendar_object set refusals = refusals + 1, change_number = $4
       where tenant = $1 and resource = $2 and name = $3""";

  private RefusalRows() {}

  /**
   * @param payload the line as JSON
   */
  static OutboxMessage message(JournalLine line, String payload) {
    return new OutboxMessage(
        SchedulerTopics.SYNC_JOURNAL,
        line.tenant() + "/" + line.resource(),
        SchedulerTopics.JOURNAL_LINE,
        1,
        payload);
  }

  /**
   * @param message for the journal, or null
   */
  static void note(
      CalendarKey calendar,
      String name,
      @Nullable OutboxMessage message,
      TenantTransactions.Statements statements) {
    String tenant = calendar.tenant();
    boolean there = statements.query(LOCK_ENTRY, tenant, calendar.resource(), name).size() > 0;
    ChangeNumbers numbers = ChangeNumbers.lock(tenant, Set.of(calendar.resource()), statements);
    long number = numbers.next(calendar.resource());
    if (there) {
      statements.later(NOTE_REFUSAL, tenant, calendar.resource(), name, number);
    } else {
      ObjectRows.noteRemoval(tenant, calendar.resource(), name, number, statements);
    }
    numbers.store(statements);
    if (message != null) {
      statements.later(
          Outbox.INSERT,
          message.topic(),
          message.key(),
          message.type(),
          message.version(),
          Objects.requireNonNull(message.payload()));
    }
  }
}
