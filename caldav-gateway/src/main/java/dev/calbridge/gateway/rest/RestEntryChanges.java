package dev.calbridge.gateway.rest;

import dev.calbridge.gateway.change.EntryChanges;
import dev.calbridge.gateway.change.IdempotencyKey;
import dev.calbridge.gateway.change.SchedulerAway;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks scheduler-service. */
@ApplicationScoped
public class RestEntryChanges implements EntryChanges {

  private static final Logger LOG = Logger.getLogger(RestEntryChanges.class);

  private final SchedulerClient scheduler;

  RestEntryChanges(@RestClient SchedulerClient scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public EntryChangeOutcome submit(String tenant, IdempotencyKey key, EntryChange change) {
    try {
      return scheduler.submit(tenant, key.value(), change);
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      if (status == 400 || status == 413 || status == 422) {
        // A program tries 5xx again for ever: what will never be taken is refused.
        return new EntryChangeOutcome.Refused(
            status == 413 ? EntryChangeOutcome.Reason.LIMIT : EntryChangeOutcome.Reason.INVALID,
            "The practice software does not take this content",
            null);
      }
      LOG.warnf("scheduler-service answered %d to a change", status);
      throw new SchedulerAway("scheduler-service answered " + status, e);
    } catch (RuntimeException e) {
      LOG.warnf("scheduler-service gave no answer to a change: %s", e);
      throw new SchedulerAway("scheduler-service gives no answer", e);
    }
  }
}
