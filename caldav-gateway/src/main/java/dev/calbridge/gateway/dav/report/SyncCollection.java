package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.calendar.ObjectChange;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.SyncToken;
import dev.calbridge.gateway.dav.DavFault;
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
import org.jspecify.annotations.Nullable;

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
    MultiStatus answer = new MultiStatus();
    switch (target) {
      case DavTarget.CalendarCollection collection ->
          calendar(
              collection, token, limit(body), question, preferences.minimal(), session, answer);
      case DavTarget.Home home ->
          home(home, token, question, preferences.minimal(), session, answer);
      case DavTarget.Container _, DavTarget.Principal _, DavTarget.CalendarObject _ ->
          throw DavFault.of(Precondition.SUPPORTED_REPORT, "This collection has no history");
    }
    return preferences.confirm(answer.response());
  }

  private void calendar(
      DavTarget.CalendarCollection collection,
      String token,
      int limit,
      PropertyQuestion question,
      boolean minimal,
      DavSession session,
      MultiStatus answer) {
    String epoch = session.calendars().epoch();
    long since =
        token.isEmpty()
            ? 0
            : SyncToken.parse(token)
                .filter(known -> known.fits(epoch, collection.calendar()))
                .orElseThrow(SyncCollection::invalidToken)
                .changeNumber();
    // One more than wanted tells whether there is more.
    List<ObjectChange> changes = session.calendars().changes(collection.calendar(), since, limit);
    boolean more = changes.size() >= limit;
    List<ObjectChange> shown = more ? changes.subList(0, limit - 1) : changes;
    Map<String, ObjectText> texts = texts(question, shown, collection, session);
    for (ObjectChange change : shown) {
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
    long reached = more ? shown.getLast().changeNumber() : collection.calendar().changeNumber();
    if (more) {
      answer.truncated(collection.path().href());
    }
    answer.syncToken(new SyncToken(epoch, collection.path().resource(), reached).toString());
  }

  /** The home's token is a digest: either nothing has changed, or everything is listed anew. */
  private void home(
      DavTarget.Home home,
      String token,
      PropertyQuestion question,
      boolean minimal,
      DavSession session,
      MultiStatus answer) {
    @Nullable String now = CollectionTokens.of(home, session);
    if (!token.isEmpty() && !token.equals(now)) {
      throw invalidToken();
    }
    if (token.isEmpty()) {
      home.calendars()
          .forEach(calendar -> answers.answer(calendar, question, minimal, session, answer));
    }
    answer.syncToken(String.valueOf(now));
  }

  private static Map<String, ObjectText> texts(
      PropertyQuestion question,
      List<ObjectChange> shown,
      DavTarget.CalendarCollection collection,
      DavSession session) {
    return ReportQuestions.wantsData(question)
        ? session
            .calendars()
            .texts(collection.calendar(), shown.stream().map(ObjectChange::name).toList())
        : Map.of();
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
