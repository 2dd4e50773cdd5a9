package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.calendar.SyncToken;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a collection stands now. */
public final class CollectionTokens {

  private CollectionTokens() {}

  /**
   * @return null for what has no history
   */
  public static @Nullable String of(DavTarget target, DavSession session) {
    return switch (target) {
      case DavTarget.CalendarCollection collection ->
          new SyncToken(
                  session.calendars().epoch(),
                  collection.path().resource(),
                  collection.calendar().changeNumber())
              .toString();
      case DavTarget.Home home -> home(home, session);
      case DavTarget.Container _, DavTarget.Principal _, DavTarget.CalendarObject _ -> null;
    };
  }

  /** A digest of everything the home's listing shows: it changes exactly when the listing would. */
  private static String home(DavTarget.Home home, DavSession session) {
    StringBuilder state = new StringBuilder();
    for (DavTarget.CalendarCollection collection : home.calendars()) {
      state
          .append(collection.path().resource())
          .append(collection.calendar().snapshot().version())
          .append('/')
          .append(collection.calendar().changeNumber())
          .append(new java.util.TreeMap<>(session.personal(collection)));
    }
    UUID digest = UUID.nameUUIDFromBytes(state.toString().getBytes(StandardCharsets.UTF_8));
    return "urn:calbridge:home:" + session.calendars().epoch() + ":" + digest;
  }
}
