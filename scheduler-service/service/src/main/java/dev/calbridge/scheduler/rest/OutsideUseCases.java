package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.entry.ChangeEntry;
import dev.calbridge.scheduler.entry.DecideIncident;
import dev.calbridge.scheduler.entry.UndoChange;
import dev.calbridge.scheduler.guard.Incidents;
import dev.calbridge.scheduler.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what looks after changes from outside. */
@ApplicationScoped
class OutsideUseCases {

  @Produces
  @Singleton
  UndoChange undoChange(Journal journal) {
    return new UndoChange(journal);
  }

  @Produces
  @Singleton
  DecideIncident decideIncident(Incidents incidents, ChangeEntry changes, UndoChange undo) {
    return new DecideIncident(incidents, changes, undo);
  }
}
