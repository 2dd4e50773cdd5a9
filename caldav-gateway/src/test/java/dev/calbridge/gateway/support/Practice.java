package dev.calbridge.gateway.support;

import dev.calbridge.credential.contract.Verification;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryKind;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.contract.ResourceKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A shop with one employee, made up anew for each test so that tests do not meet. */
public final class Practice {

  public static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  public final String tenant;
  public final String user = UUID.randomUUID().toString();
  public final String userName = "anna." + mark + "@himmel.example";
  public final String password = "sehr geheim ü " + mark;
  public final UUID credential = UUID.randomUUID();
  public final UUID branch;
  public final UUID resource = UUID.randomUUID();

  public Practice() {
    this.tenant = "optik-" + mark;
    this.branch = UUID.randomUUID();
  }

  private Practice(String tenant, UUID branch) {
    this.tenant = tenant;
    this.branch = branch;
  }

  /** Another user of the same shop. */
  public Practice colleague() {
    return new Practice(tenant, branch);
  }

  public Verification.Verified verified() {
    return new Verification.Verified(tenant, credential, 1, userName, user, branch, null);
  }

  public String principal() {
    return "/dav/principals/" + user + "/";
  }

  public String home() {
    return "/dav/calendars/" + user + "/";
  }

  public String calendar() {
    return home() + resource + "/";
  }

  public CalendarSnapshot ownCalendar() {
    return calendar(resource, 1, ResourceKind.PERSON, user, List.of(branch), false);
  }

  public CalendarSnapshot room(UUID id, UUID inBranch) {
    return calendar(id, 1, ResourceKind.PLACE, null, List.of(inBranch), false);
  }

  public CalendarSnapshot calendar(
      UUID id,
      long version,
      ResourceKind kind,
      String owner,
      List<UUID> branches,
      boolean readOnly) {
    return new CalendarSnapshot(
        tenant,
        id,
        version,
        kind == ResourceKind.PERSON ? "Anna Berger" : "Anpassraum",
        null,
        "#33AA77",
        kind,
        owner == null ? null : new CalendarSnapshot.Owner(UUID.randomUUID(), owner),
        branches,
        false,
        "Europe/Berlin",
        true,
        readOnly,
        LONG_AGO,
        false,
        "de",
        null);
  }

  public CalendarEntry appointment(String title, LocalDateTime start) {
    UUID id = UUID.randomUUID();
    return entry(
        id,
        1,
        List.of(new EntryPlacement(resource, id + "@calbridge", id + ".ics")),
        content(title, timed(start), null));
  }

  public CalendarEntry entry(
      UUID id, long version, List<EntryPlacement> placements, EntryContent content) {
    return new CalendarEntry(
        tenant,
        id,
        EntryKind.APPOINTMENT,
        version,
        placements,
        content,
        null,
        List.of(15),
        false,
        LONG_AGO,
        LONG_AGO.plusSeconds(60 * version));
  }

  public CalendarEntry changed(CalendarEntry entry, EntryContent content) {
    return entry(entry.id(), entry.version() + 1, entry.placements(), content);
  }

  public static EntrySpan timed(LocalDateTime start) {
    return new EntrySpan.Timed(start, start.plusMinutes(30), ZoneId.of("Europe/Berlin"));
  }

  public static EntryContent content(String title, EntrySpan span, Recurrence recurrence) {
    return new EntryContent(
        title,
        "Notiz",
        List.of("Sehtest"),
        "01 Stuttgart",
        null,
        Busy.BUSY,
        span,
        recurrence,
        List.of());
  }

  public String href(CalendarEntry entry) {
    return calendar() + entry.placements().getFirst().objectName();
  }
}
