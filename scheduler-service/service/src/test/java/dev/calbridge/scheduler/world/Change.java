package dev.calbridge.scheduler.world;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** What a calendar program sends. */
public final class Change {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Change() {}

  public static ChangeSource caldav(String user, UUID branch) {
    return new ChangeSource(
        ChangeSource.Kind.CALDAV, UUID.randomUUID(), user, branch, "Thunderbird");
  }

  public static EntryContent lunch() {
    return new EntryContent(
        "Mittagessen",
        null,
        List.of(),
        null,
        null,
        Busy.BUSY,
        new EntrySpan.Timed(
            LocalDateTime.parse("2026-11-25T12:00:00"),
            LocalDateTime.parse("2026-11-25T13:00:00"),
            BERLIN),
        null,
        List.of());
  }

  public static EntryContent title(EntryContent content, String title) {
    return new EntryContent(
        title,
        content.description(),
        content.categories(),
        content.location(),
        content.status(),
        content.busy(),
        content.span(),
        content.recurrence(),
        content.extras());
  }

  public static EntryContent description(EntryContent content, String description) {
    return new EntryContent(
        content.title(),
        description,
        content.categories(),
        content.location(),
        content.status(),
        content.busy(),
        content.span(),
        content.recurrence(),
        content.extras());
  }

  public static EntryContent location(EntryContent content, String location) {
    return new EntryContent(
        content.title(),
        content.description(),
        content.categories(),
        location,
        content.status(),
        content.busy(),
        content.span(),
        content.recurrence(),
        content.extras());
  }

  public static EntryContent categories(EntryContent content, String... categories) {
    return new EntryContent(
        content.title(),
        content.description(),
        List.of(categories),
        content.location(),
        content.status(),
        content.busy(),
        content.span(),
        content.recurrence(),
        content.extras());
  }

  public static EntryContent status(EntryContent content, EntryStatus status) {
    return new EntryContent(
        content.title(),
        content.description(),
        content.categories(),
        content.location(),
        status,
        content.busy(),
        content.span(),
        content.recurrence(),
        content.extras());
  }

  public static EntryContent busy(EntryContent content, Busy busy) {
    return new EntryContent(
        content.title(),
        content.description(),
        content.categories(),
        content.location(),
        content.status(),
        busy,
        content.span(),
        content.recurrence(),
        content.extras());
  }

  public static EntryContent extras(EntryContent content, String... extras) {
    return new EntryContent(
        content.title(),
        content.description(),
        content.categories(),
        content.location(),
        content.status(),
        content.busy(),
        content.span(),
        content.recurrence(),
        List.of(extras));
  }

  public static EntryContent span(EntryContent content, EntrySpan span) {
    return new EntryContent(
        content.title(),
        content.description(),
        content.categories(),
        content.location(),
        content.status(),
        content.busy(),
        span,
        content.recurrence(),
        content.extras());
  }

  public static EntryContent recurrence(EntryContent content, Recurrence recurrence) {
    return new EntryContent(
        content.title(),
        content.description(),
        content.categories(),
        content.location(),
        content.status(),
        content.busy(),
        content.span(),
        recurrence,
        content.extras());
  }
}
