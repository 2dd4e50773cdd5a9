package dev.calbridge.gateway.kafka;

import dev.calbridge.gateway.calendar.CalendarFact;
import dev.calbridge.gateway.calendar.EntryFact;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.calendar.ProjectionAway;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Brings records into the projection; what cannot be read goes to the dead-letter topic. */
@ApplicationScoped
public class ProjectionRecords {

  private static final Logger LOG = Logger.getLogger(ProjectionRecords.class);

  private final FactReader facts;
  private final Projection projection;
  private final DeadLetters deadLetters;
  private final Counter applied;

  public ProjectionRecords(
      FactReader facts, Projection projection, DeadLetters deadLetters, MeterRegistry meters) {
    this.facts = facts;
    this.projection = projection;
    this.deadLetters = deadLetters;
    this.applied = meters.counter("calbridge.projection.records");
  }

  /**
   * @throws ProjectionAway if the projection cannot be written now; the batch is to be read again
   */
  void apply(ConsumerRecords<String, String> batch) {
    List<ConsumerRecord<String, String>> all = new ArrayList<>(batch.count());
    batch.forEach(all::add);
    try {
      applyTogether(all);
    } catch (ProjectionAway e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf("A batch of %d records is tried one by one: %s", all.size(), e);
      all.forEach(this::applyAlone);
    }
    applied.increment(all.size());
  }

  private void applyTogether(List<ConsumerRecord<String, String>> records) {
    Map<String, List<CalendarFact>> calendars = new LinkedHashMap<>();
    Map<String, List<EntryFact>> entries = new LinkedHashMap<>();
    for (ConsumerRecord<String, String> record : records) {
      try {
        switch (facts.read(record)) {
          case Fact.OfCalendar(CalendarFact fact) ->
              calendars.computeIfAbsent(fact.key().tenant(), _ -> new ArrayList<>()).add(fact);
          case Fact.OfEntry(EntryFact fact) ->
              entries.computeIfAbsent(fact.tenant(), _ -> new ArrayList<>()).add(fact);
        }
      } catch (FactReader.UnreadableRecord e) {
        deadLetters.send(record, e);
      }
    }
    calendars.forEach(projection::applyCalendars);
    entries.forEach(projection::applyEntries);
  }

  private void applyAlone(ConsumerRecord<String, String> record) {
    try {
      applyTogether(List.of(record));
    } catch (ProjectionAway e) {
      throw e;
    } catch (RuntimeException e) {
      deadLetters.send(record, e);
    }
  }
}
