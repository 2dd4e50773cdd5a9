package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.appointment.Appointments;
import dev.calbridge.scheduler.availability.ResourceTimes;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.entry.BookAppointment;
import dev.calbridge.scheduler.entry.ChangeEntry;
import dev.calbridge.scheduler.entry.EntryChanges;
import dev.calbridge.scheduler.entry.KeepTime;
import dev.calbridge.scheduler.entry.RenewEntries;
import dev.calbridge.scheduler.transfer.CalendarContents;
import dev.calbridge.scheduler.transfer.ImportCustomers;
import dev.calbridge.scheduler.transfer.ImportEvents;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;

/** Puts the use cases together; they know nothing of containers. */
@ApplicationScoped
class UseCases {

  @Produces
  @Singleton
  @DefaultBean
  Supplier<UUID> ids() {
    return UUID::randomUUID;
  }

  @Produces
  @Singleton
  BookAppointment bookAppointment(Appointments appointments, Supplier<UUID> ids) {
    return new BookAppointment(appointments, ids);
  }

  @Produces
  @Singleton
  ChangeEntry changeEntry(EntryChanges changes, Supplier<UUID> ids) {
    return new ChangeEntry(changes, ids);
  }

  @Produces
  @Singleton
  KeepTime keepTime(ResourceTimes times) {
    return new KeepTime(times);
  }

  @Produces
  @Singleton
  RenewEntries renewEntries(Appointments appointments, ResourceTimes times) {
    return new RenewEntries(appointments, times);
  }

  @Produces
  @Singleton
  ImportCustomers importCustomers(MasterData<Customer> customers) {
    return new ImportCustomers(customers);
  }

  @Produces
  @Singleton
  ImportEvents importEvents(CalendarContents contents, ChangeEntry change) {
    return new ImportEvents(contents, change);
  }
}
