package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.HomeState;
import dev.calbridge.gateway.calendar.HomeToken;
import dev.calbridge.gateway.calendar.ObjectChange;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.SyncToken;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.MultiStatus;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.Preferences;
import dev.calbridge.gateway.dav.property.CollectionTokens;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.property.PropertyQuestion;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RFC 6578. Depth is not looked at, and sync-level may be missing: older programs follow the draft.
 */
final class SyncCollection implements DavReport {

  private final PropertyAnswers answers;

  SyncCollection(PropertyAnswers answers) {
    this.answers = answers;
  }

  @Override
  public XmlName name() {
    return XmlName.dav("sync-collection");
  }

  @Override
  public boolean isFor(DavTarget target) {
    return target instanceof DavTarget.CalendarCollection || target instanceof DavTarget.Home;
  }

  @Override
  public DavResponse answer(
      XmlElement body, DavTarget target, DavRequest request, DavSession session) {
    String token = body.child(XmlName.dav("sync-token")).map(XmlElement::text).orElse("");
    PropertyQuestion question = PropertyQuestion.of(body);
    Preferences preferences = Preferences.of(request);
    MultiStatus answer = session.multiStatus(preferences);
    switch (target) {
      case DavTarget.CalendarCollection collection ->
          calendar(
              collection, token, limit(body), question, preferences.minimal(), session, answer);
      case DavTarget.Home home ->
          home(home, token, question, preferences.minimal(), session, answer);
      case DavTarget.Container _, DavTarget.Principal _, DavTarget.CalendarObject _ ->
          throw DavFault.of(Precondition.SUPPORTED_REPORT, "This collection has no history");
    }
    return answer.response();
  }

  private void calendar(
      DavTarget.CalendarCollection collection,
      String token,
      int limit,
      PropertyQuestion question,
      boolean minimal,
      DavSession session,
      MultiStatus answer) {
    StoredCalendar stored = collection.calendar();
    long since =
        token.isEmpty()
            ? Calendars.NOTHING_SEEN
            : SyncToken.parse(token)
                .filter(known -> known.fits(stored))
                .orElseThrow(SyncCollection::invalidToken)
                .changeNumber();
    // One more than wanted tells whether there is more.
    List<ObjectChange> changes = session.calendars().changes(stored, since, limit);
    if (since >= 0 && since < session.calendars().prunedNumber(stored.key())) {
      throw invalidToken();
    }
    boolean more = changes.size() >= limit;
    List<ObjectChange> shown = more ? changes.subList(0, limit - 1) : changes;
    for (List<ObjectChange> batch : Batches.of(shown, SyncCollection::octets)) {
      Map<String, ObjectText> texts =
          ReportQuestions.texts(question, batch, ObjectChange::name, collection, session);
      for (ObjectChange change : batch) {
        switch (change) {
          case ObjectChange.Present present ->
              answers.answer(
                  session.member(collection, present.object(), texts.get(change.name())),
                  question,
                  minimal,
                  session,
                  answer);
          case ObjectChange.Removed removed ->
              answer.status(collection.path().object(removed.name()).href(), 404);
        }
      }
    }
    long reached = more ? shown.getLast().changeNumber() : stored.changeNumber();
    if (more) {
      answer.beyondLimits(collection.path().href());
    }
    answer.syncToken(
        new SyncToken(stored.epoch(), collection.path().resource(), reached).toString());
  }

  /** A calendar that is no longer shown is a removed member (RFC 6578 section 3.5.2). */
  private void home(
      DavTarget.Home home,
      String token,
      PropertyQuestion question,
      boolean minimal,
      DavSession session,
      MultiStatus answer) {
    HomeState state = CollectionTokens.state(home, session);
    HomeToken now = CollectionTokens.of(home, state, session);
    long since =
        token.isEmpty()
            ? 0
            : HomeToken.parse(token)
                .filter(known -> known.fits(now))
                .orElseThrow(SyncCollection::invalidToken)
                .changeNumber();
    for (DavTarget.CalendarCollection calendar : home.calendars()) {
      if (state.present().getOrDefault(calendar.path().resource(), Long.MAX_VALUE) > since) {
        answers.answer(calendar, question, minimal, session, answer);
      }
    }
    state
        .gone()
        .forEach(
            (resource, number) -> {
              if (since > 0 && number > since) {
                answer.status(
                    new DavPath.CalendarCollection(home.path().user(), resource).href(), 404);
              }
            });
    answer.syncToken(now.toString());
  }

  private static int octets(ObjectChange change) {
    return switch (change) {
      case ObjectChange.Present present -> present.object().octets();
      case ObjectChange.Removed _ -> 0;
    };
  }

  /** One more than the client's limit; without one there is no end (RFC 6578 section 3.7). */
  private static int limit(XmlElement body) {
    Optional<String> wanted =
        body.child(XmlName.dav("limit"))
            .flatMap(limit -> limit.child(XmlName.dav("nresults")))
            .map(XmlElement::text);
    if (wanted.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    if (!wanted.get().matches("[1-9][0-9]{0,8}")) {
      throw DavFault.of(400, "DAV:nresults must be a number from 1 on");
    }
    return Integer.parseInt(wanted.get()) + 1;
  }

  private static DavFault invalidToken() {
    return DavFault.of(
        Precondition.VALID_SYNC_TOKEN, "The sync token is not (or no longer) good: start anew");
  }
}
