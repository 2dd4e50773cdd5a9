package dev.calbridge.scheduler.journal;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.JournalLine;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sync journals of all tenants. */
public interface Journal {

  /** A line that somebody else decided; the same id again changes nothing. */
  Uni<Void> keep(JournalLine line);

  Uni<Page<KeptLine>> list(String tenant, JournalFilter filter);

  Uni<Optional<KeptLine>> find(String tenant, UUID id);

  /**
   * In one transaction: locks the line and the appointment it is about, lets the decision be taken,
   * does it and marks the line as undone. {@link Facts#base} is the version before the change.
   *
   * @param by subject of the account that undoes it
   */
  Uni<Outcome<Restored>> undo(String tenant, UUID id, String by, Undoing decide);

  /** Decides about a line that is there. */
  interface Undoing {
    Decision<Outcome<Restored>> decide(KeptLine line, Facts facts);
  }

  /**
   * What an undo led to.
   *
   * @param appointment as it is now; null if it is gone, because it had been created from outside
   */
  record Restored(UUID entry, @Nullable Stored<Appointment> appointment) {}
}
