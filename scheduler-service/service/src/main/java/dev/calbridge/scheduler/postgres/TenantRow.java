package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.tenant.BufferUse;
import dev.calbridge.scheduler.tenant.Language;
import dev.calbridge.scheduler.tenant.OutsideDelete;
import dev.calbridge.scheduler.tenant.Tenant;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A tenant's settings as a row. */
@Entity
@Table(name = "tenant")
public class TenantRow {

  @Id
  @Column(name = "tenant")
  String alias;

  @Column(name = "version")
  long version;

  @Column(name = "name")
  String name;

  @Column(name = "time_zone")
  String timeZone;

  @Column(name = "languages")
  String languages;

  @Column(name = "outside_delete")
  String outsideDelete;

  @Column(name = "place_calendars_read_only")
  boolean placeCalendarsReadOnly;

  @Column(name = "overbooking")
  boolean overbooking;

  @Column(name = "buffer_use")
  @Enumerated(EnumType.STRING)
  BufferUse bufferUse;

  @Column(name = "unavailabilities_apart")
  boolean unavailabilitiesApart;

  @Column(name = "google_synchronised")
  boolean googleSynchronised;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "changed_at")
  Instant changedAt;

  Tenant value() {
    return new Tenant(
        name,
        timeZone,
        known(languages),
        OutsideDelete.valueOf(outsideDelete),
        placeCalendarsReadOnly,
        overbooking,
        bufferUse,
        unavailabilitiesApart,
        googleSynchronised);
  }

  void set(Tenant tenant) {
    name = tenant.name();
    timeZone = tenant.timeZone();
    languages = tenant.languages().stream().map(Language::name).collect(Collectors.joining(" "));
    outsideDelete = tenant.outsideDelete().name();
    placeCalendarsReadOnly = tenant.placeCalendarsReadOnly();
    overbooking = tenant.overbooking();
    bufferUse = tenant.bufferUse();
    unavailabilitiesApart = tenant.unavailabilitiesApart();
    googleSynchronised = tenant.googleSynchronised();
  }

  /** Of a tenant's row as JSON. */
  static Tenant tenant(JsonObject row) {
    return new Tenant(
        row.getString("name"),
        row.getString("time_zone"),
        known(row.getString("languages")),
        OutsideDelete.valueOf(row.getString("outside_delete")),
        row.getBoolean("place_calendars_read_only"),
        row.getBoolean("overbooking"),
        BufferUse.valueOf(row.getString("buffer_use")),
        row.getBoolean("unavailabilities_apart"),
        row.getBoolean("google_synchronised"));
  }

  private static List<Language> known(String languages) {
    return Arrays.stream(languages.split(" ", -1))
        .filter(one -> !one.isEmpty())
        .map(Language::valueOf)
        .toList();
  }
}
