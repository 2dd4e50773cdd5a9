package dev.calbridge.scheduler.tenant;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.time.Zones;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One customer of the installation.
 *
 * @param name shown to people
 * @param timeZone IANA zone used where no branch gives one
 * @param languages what its people read; the first is used in calendar entries; none means German
 * @param outsideDelete what a delete made outside means; absent means delete
 * @param placeCalendarsReadOnly true if outside calendars may not change appointments of places
 * @param overbooking true if resources may be booked beyond their capacity, with a warning; absent
 *     means true
 * @param bufferUse what the buffers of appointments mean; absent means the resources are taken
 * @param unavailabilitiesApart true if outside calendars show unavailabilities in a read-only
 *     calendar of their own, false if in the resource's own one
 * @param googleSynchronised false while nothing is exchanged with Google; absent means true
 */
public record Tenant(
    String name,
    String timeZone,
    List<Language> languages,
    OutsideDelete outsideDelete,
    boolean placeCalendarsReadOnly,
    Boolean overbooking,
    BufferUse bufferUse,
    boolean unavailabilitiesApart,
    Boolean googleSynchronised)
    implements Checked {

  public Tenant(
      @Nullable String name,
      @Nullable String timeZone,
      @Nullable List<Language> languages,
      @Nullable OutsideDelete outsideDelete,
      boolean placeCalendarsReadOnly,
      @Nullable Boolean overbooking,
      @Nullable BufferUse bufferUse,
      boolean unavailabilitiesApart,
      @Nullable Boolean googleSynchronised) {
    this.name = Absent.text(name);
    this.timeZone = Absent.text(timeZone);
    this.languages = Absent.list(languages);
    this.outsideDelete = outsideDelete == null ? OutsideDelete.DELETE : outsideDelete;
    this.placeCalendarsReadOnly = placeCalendarsReadOnly;
    this.overbooking = overbooking == null || overbooking;
    this.bufferUse = bufferUse == null ? BufferUse.RESOURCE : bufferUse;
    this.unavailabilitiesApart = unavailabilitiesApart;
    this.googleSynchronised = googleSynchronised == null || googleSynchronised;
  }

  /** With the usual settings for the rest. */
  public Tenant(
      @Nullable String name,
      @Nullable String timeZone,
      @Nullable List<Language> languages,
      @Nullable OutsideDelete outsideDelete,
      boolean placeCalendarsReadOnly) {
    this(name, timeZone, languages, outsideDelete, placeCalendarsReadOnly, null, null, false, null);
  }

  /** The language of what is added to entries. */
  public Language language() {
    return languages.isEmpty() ? Language.DE : languages.getFirst();
  }

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks().required("name", name, 200).also(() -> Zones.broken(timeZone)).first();
  }
}
