package dev.calbridge.google.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.google.link.Journal;
import dev.calbridge.kit.operation.LogKeys;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxMessage;
import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/** Lines of the journal leave through the outbox: a broker that is away loses none. */
@Singleton
public class PostgresJournal implements Journal {

  private final Transactions transactions;
  private final Outbox outbox;
  private final OutboxRelay relay;
  private final ObjectMapper json;

  public PostgresJournal(
      Transactions transactions, Outbox outbox, OutboxRelay relay, ObjectMapper json) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.relay = relay;
    this.json = json;
  }

  @Override
  public void append(JournalLine line) {
    OutboxMessage message =
        new OutboxMessage(
            SchedulerTopics.SYNC_JOURNAL,
            line.tenant() + "/" + line.resource(),
            SchedulerTopics.JOURNAL_LINE,
            1,
            written(line));
    transactions.of(
        line.tenant(), connection -> outbox.append(connection, message).replaceWith(true));
    relay.wake();
    MDC.put(LogKeys.JOURNAL, line.id());
  }

  private String written(JournalLine line) {
    try {
      return json.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line of the journal cannot be written", e);
    }
  }
}
