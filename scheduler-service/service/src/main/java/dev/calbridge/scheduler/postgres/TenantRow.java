package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.tenant.Language;
import dev.calbridge.scheduler.tenant.OutsideDelete;
import dev.calbridge.scheduler.tenant.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "changed_at")
  Instant changedAt;

  Tenant value() {
    return tenant(name, timeZone, languages, outsideDelete, placeCalendarsReadOnly);
  }

  void set(Tenant tenant) {
    name = tenant.name();
    timeZone = tenant.timeZone();
    languages = tenant.languages().stream().map(Language::name).collect(Collectors.joining(" "));
    outsideDelete = tenant.outsideDelete().name();
    placeCalendarsReadOnly = tenant.placeCalendarsReadOnly();
  }

  /** From the texts the table holds. */
  static Tenant tenant(
      String name,
      String timeZone,
      String languages,
      String outsideDelete,
      boolean placeCalendarsReadOnly) {
    List<Language> known =
        Arrays.stream(languages.split(" ", -1))
            .filter(one -> !one.isEmpty())
            .map(Language::valueOf)
            .toList();
    return new Tenant(
        name, timeZone, known, OutsideDelete.valueOf(outsideDelete), placeCalendarsReadOnly);
  }
}
