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
 */
public record Tenant(
    String name,
    String timeZone,
    List<Language> languages,
    OutsideDelete outsideDelete,
    boolean placeCalendarsReadOnly)
    implements Checked {

  public Tenant(
      @Nullable String name,
      @Nullable String timeZone,
      @Nullable List<Language> languages,
      @Nullable OutsideDelete outsideDelete,
      boolean placeCalendarsReadOnly) {
    this.name = Absent.text(name);
    this.timeZone = Absent.text(timeZone);
    this.languages = Absent.list(languages);
    this.outsideDelete = outsideDelete == null ? OutsideDelete.DELETE : outsideDelete;
    this.placeCalendarsReadOnly = placeCalendarsReadOnly;
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
