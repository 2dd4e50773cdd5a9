package dev.calbridge.credential.credential;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kinds of calendar programs, by what they call themselves in User-Agent. */
public final class CalendarPrograms {

  /** Everything else; a User-Agent itself is never kept, for it may hold anything. */
  public static final String OTHER = "other";

  /** The first mark that is found counts: several programs name others they resemble. */
  private static final List<Family> FAMILIES =
      List.of(
          new Family("caldavsynchronizer", "Outlook CalDav Synchronizer"),
          new Family("em client", "eM Client"),
          new Family("emclient", "eM Client"),
          new Family("davx5", "DAVx5"),
          new Family("onecalendar", "OneCalendar"),
          new Family("busycal", "BusyCal"),
          new Family("fantastical", "Fantastical"),
          new Family("acalendar", "aCalendar"),
          new Family("caldav-sync", "CalDAV-Sync"),
          new Family("thunderbird", "Thunderbird"),
          new Family("lightning", "Thunderbird"),
          new Family("evolution", "Evolution"),
          new Family("gnome", "GNOME"),
          new Family("akonadi", "KDE"),
          new Family("kde", "KDE"),
          new Family("vdirsyncer", "vdirsyncer"),
          new Family("ios/", "iOS"),
          new Family("ipados/", "iOS"),
          new Family("iphone", "iOS"),
          new Family("macos/", "macOS"),
          new Family("mac_os_x", "macOS"),
          new Family("mac os x/", "macOS"),
          new Family("calendaragent", "macOS"),
          new Family("dataaccessd", "macOS"),
          new Family("curl/", "curl"));

  private CalendarPrograms() {}

  /**
   * @param agent value of User-Agent, or null
   */
  public static String of(@Nullable String agent) {
    if (agent == null) {
      return OTHER;
    }
    String lower = agent.toLowerCase(Locale.ROOT);
    return FAMILIES.stream()
        .filter(family -> lower.contains(family.mark()))
        .map(Family::name)
        .findFirst()
        .orElse(OTHER);
  }

  private record Family(String mark, String name) {}
}
