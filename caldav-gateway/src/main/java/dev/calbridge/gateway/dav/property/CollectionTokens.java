package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.calendar.HomeState;
import dev.calbridge.gateway.calendar.HomeToken;
import dev.calbridge.gateway.calendar.SyncToken;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
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
          SyncToken.now(collection.calendar()).toString();
      case DavTarget.Home home -> of(home, state(home, session), session).toString();
      case DavTarget.Container _, DavTarget.Principal _, DavTarget.CalendarObject _ -> null;
    };
  }

  public static HomeToken of(DavTarget.Home home, HomeState state, DavSession session) {
    return new HomeToken(session.calendars().epoch(), session.account().branch(), state.number());
  }

  /** Brings the history of the home up to what its listing shows now. */
  public static HomeState state(DavTarget.Home home, DavSession session) {
    Map<UUID, String> shown = new TreeMap<>();
    for (DavTarget.CalendarCollection collection : home.calendars()) {
      String state =
          collection.calendar().epoch()
              + '/'
              + collection.calendar().snapshot().version()
              + '/'
              + collection.calendar().changeNumber()
              + new TreeMap<>(session.personal(collection));
      shown.put(
          collection.path().resource(),
          UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.UTF_8)).toString());
    }
    return session
        .homes()
        .note(
            session.account().tenant(),
            session.account().user(),
            session.account().branch(),
            shown);
  }
}
