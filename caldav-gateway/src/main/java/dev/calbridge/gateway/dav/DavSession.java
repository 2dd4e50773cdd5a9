package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.CollectionStates;
import dev.calbridge.gateway.calendar.Deliveries;
import dev.calbridge.gateway.calendar.HomeStates;
import dev.calbridge.gateway.calendar.NamedObjects;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.PersonalProperties;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.calendar.Visibility;
import dev.calbridge.gateway.change.Sender;
import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlReader;
import dev.calbridge.gateway.dav.xml.XmlRejected;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request of one user: what it may see, looked up once. Everything that belongs to somebody
 * else is not there.
 */
public final class DavSession {

  private final Sender sender;
  private final Calendars calendars;
  private final NamedObjects named;
  private final PersonalProperties properties;
  private final HomeStates homes;
  private final Deliveries deliveries;
  private final XmlReader xml;
  private final Outlet outlet;
  private final CollectionStates.@Nullable Known state;
  private @Nullable List<StoredCalendar> visible;
  private @Nullable Map<String, Map<String, String>> personal;

  /**
   * @param state of the collection that is asked for, if it has been read for this request
   */
  public DavSession(
      Sender sender,
      Calendars calendars,
      NamedObjects named,
      PersonalProperties properties,
      HomeStates homes,
      Deliveries deliveries,
      XmlReader xml,
      Outlet outlet,
      CollectionStates.@Nullable Known state) {
    this.sender = sender;
    this.calendars = calendars;
    this.named = named;
    this.properties = properties;
    this.homes = homes;
    this.deliveries = deliveries;
    this.xml = xml;
    this.outlet = outlet;
    this.state = state;
  }

  /** A new answer, which goes to the client as it grows. */
  public MultiStatus multiStatus(Preferences preferences) {
    return new MultiStatus(outlet, preferences.confirm(DavResponse.multiStatus()).dressed());
  }

  public Account account() {
    return sender.account();
  }

  public Sender sender() {
    return sender;
  }

  public Calendars calendars() {
    return calendars;
  }

  public PersonalProperties properties() {
    return properties;
  }

  /** Remembers that the program has the texts of these objects now. */
  public void delivered(StoredCalendar calendar, Collection<ObjectText> objects) {
    deliveries.note(sender.device(), calendar, objects.stream().map(ObjectText::object).toList());
  }

  public HomeStates homes() {
    return homes;
  }

  public DavPath.Principal principal() {
    return new DavPath.Principal(account().user());
  }

  public DavPath.Home home() {
    return new DavPath.Home(account().user());
  }

  /**
   * @throws DavFault 404 if it is not there, or not for this user
   */
  public DavTarget target(DavPath path) {
    return switch (path) {
      case DavPath.Container container -> new DavTarget.Container(container);
      case DavPath.Principal principal -> {
        requireOwn(principal.user());
        yield new DavTarget.Principal(principal, account().userName());
      }
      case DavPath.Home home -> {
        requireOwn(home.user());
        yield new DavTarget.Home(home, visibleCollections());
      }
      case DavPath.CalendarCollection collection -> collection(collection);
      case DavPath.CalendarObject object -> {
        Named found = named(object);
        ObjectText text = found.object().orElseThrow(DavFault::notFound);
        yield new DavTarget.CalendarObject(
            object, found.collection(), text.object(), text.encoded());
      }
    };
  }

  /**
   * @throws DavFault 404 if it is not there, or not for this user
   */
  public DavTarget.CalendarCollection collection(DavPath.CalendarCollection path) {
    requireOwn(path.user());
    return calendar(path.resource())
        .map(calendar -> new DavTarget.CalendarCollection(path, calendar))
        .orElseThrow(DavFault::notFound);
  }

  /** What is at a path now, and the collection it is in. */
  public record Named(DavTarget.CalendarCollection collection, Optional<ObjectText> object) {}

  /**
   * @throws DavFault 404 if the collection is not there, or not for this user
   */
  public Named named(DavPath.CalendarObject path) {
    requireOwn(path.user());
    NamedObjects.Named found =
        named.find(viewer(), path.resource(), path.name()).orElseThrow(DavFault::notFound);
    return new Named(
        new DavTarget.CalendarCollection(
            new DavPath.CalendarCollection(path.user(), path.resource()), found.calendar()),
        found.object());
  }

  /** The object of that UID in another calendar that the user may change. */
  public Optional<Held> heldElsewhere(DavTarget.CalendarCollection collection, String uid) {
    List<StoredCalendar> others =
        visible().stream()
            .filter(calendar -> !calendar.key().equals(collection.calendar().key()))
            .filter(calendar -> !calendar.snapshot().readOnly())
            .toList();
    return calendars.calendarsWithUid(others, uid).stream()
        .flatMap(
            calendar ->
                calendars.objectWithUid(calendar, uid).stream()
                    .map(object -> new Held(calendar, object)))
        .findFirst();
  }

  /** An object and the calendar it is in. */
  public record Held(StoredCalendar calendar, StoredObject object) {}

  public Optional<ObjectText> object(DavTarget.CalendarCollection collection, String name) {
    return calendars.object(collection.calendar(), name);
  }

  /**
   * @param text with the object as it was when the text was read: tag and text belong together;
   *     null if the question asks for no text
   */
  public DavTarget.CalendarObject member(
      DavTarget.CalendarCollection collection, StoredObject object, @Nullable ObjectText text) {
    return new DavTarget.CalendarObject(
        collection.path().object(object.name()),
        collection,
        text == null ? object : text.object(),
        text == null ? null : text.encoded());
  }

  /** The user's own value of a property, or empty. */
  public Optional<XmlElement> personal(DavTarget target, String name) {
    return Optional.ofNullable(personal(target).get(name)).map(this::read);
  }

  /** The user's own values, by name in Clark notation. */
  public Map<String, String> personal(DavTarget target) {
    if (target.personalKey().isEmpty()) {
      return Map.of();
    }
    Map<String, Map<String, String>> all = personal;
    if (all == null) {
      all = properties.ofAll(account().tenant(), account().user());
      personal = all;
    }
    return all.getOrDefault(target.personalKey().get(), Map.of());
  }

  private List<DavTarget.CalendarCollection> visibleCollections() {
    return visible().stream()
        .map(
            calendar ->
                new DavTarget.CalendarCollection(
                    new DavPath.CalendarCollection(
                        account().user(), calendar.snapshot().resource()),
                    calendar))
        .toList();
  }

  private List<StoredCalendar> visible() {
    List<StoredCalendar> known = visible;
    if (known == null) {
      known =
          Visibility.of(
              account().user(),
              account().branch(),
              calendars.candidates(account().tenant(), account().user()));
      visible = known;
    }
    return known;
  }

  /** One calendar alone: a tenant may have many others. */
  private Optional<StoredCalendar> calendar(UUID resource) {
    if (visible != null) {
      return visible.stream()
          .filter(calendar -> calendar.snapshot().resource().equals(resource))
          .findFirst();
    }
    return named.calendar(
        viewer(),
        resource,
        state != null && state.resource().equals(resource) ? state.state() : null);
  }

  private NamedObjects.Viewer viewer() {
    return new NamedObjects.Viewer(account().tenant(), account().user(), account().branch());
  }

  private void requireOwn(String user) {
    if (!account().user().equals(user)) {
      throw DavFault.notFound();
    }
  }

  private XmlElement read(String fragment) {
    try {
      return xml.read(fragment.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (XmlRejected e) {
      throw new IllegalStateException("A stored property is not XML", e);
    }
  }
}
