package dev.calbridge.gateway.http;

import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.Deliveries;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.change.EntryChanges;
import dev.calbridge.gateway.change.ObjectChanges;
import dev.calbridge.gateway.change.OwnRefusals;
import dev.calbridge.gateway.change.PersonalAdditions;
import dev.calbridge.gateway.credential.Accounts;
import dev.calbridge.gateway.credential.Credentials;
import dev.calbridge.gateway.credential.RememberedAccounts;
import dev.calbridge.gateway.dav.method.DavMethods;
import dev.calbridge.gateway.dav.xml.XmlReader;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import dev.calbridge.gateway.icalendar.EventReader;
import dev.calbridge.gateway.icalendar.EventWriter;
import dev.calbridge.gateway.icalendar.PersonalWriter;
import dev.calbridge.gateway.icalendar.TimeZoneText;
import dev.calbridge.gateway.icalendar.ZoneNames;
import dev.calbridge.gateway.setup.CallJournal;
import dev.calbridge.gateway.setup.ProgramCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Puts the inside together, which knows no container. */
@ApplicationScoped
public class Wiring {

  @Produces
  @Singleton
  EventWriter eventWriter() {
    return new EventWriter(new TimeZoneText());
  }

  @Produces
  @Singleton
  ZoneNames zoneNames() {
    return new ZoneNames();
  }

  @Produces
  @Singleton
  PersonalWriter personalWriter(ZoneNames zones) {
    return new PersonalWriter(zones);
  }

  @Produces
  @Singleton
  XmlReader xmlReader() {
    return new XmlReader();
  }

  @Produces
  @Singleton
  RememberedAccounts rememberedAccounts(Clock clock, GatewaySettings settings) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new RememberedAccounts(
        clock, settings.credentialCacheTime(), settings.credentialCacheSize(), key);
  }

  @Produces
  @Singleton
  Accounts accounts(RememberedAccounts remembered, Credentials credentials, Clock clock) {
    return new Accounts(remembered, credentials, clock);
  }

  @Produces
  @Singleton
  DavMethods davMethods(
      EntryChanges decisions,
      Calendars calendars,
      Projection projection,
      ZoneNames zones,
      PersonalWriter writer,
      Deliveries deliveries,
      XmlReader xml,
      Clock clock) {
    EventReader reader = new EventReader(zones);
    PersonalAdditions additions = new PersonalAdditions(calendars, projection, reader, writer);
    return new DavMethods(
        new ObjectChanges(
            decisions, calendars, projection, additions, deliveries, UUID::randomUUID),
        new OwnRefusals(projection, clock),
        reader,
        new CalendarObjects(reader, zones),
        xml,
        clock);
  }

  @Produces
  @Singleton
  CallJournal callJournal(ProgramCalls calls, Clock clock) {
    return new CallJournal(calls, clock);
  }
}
