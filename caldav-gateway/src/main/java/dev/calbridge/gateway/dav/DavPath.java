package dev.calbridge.gateway.dav;

import java.util.List;
import java.util.UUID;

/** What a path names. Built from one place, so that every href is written alike. */
public sealed interface DavPath {

  /** Absolute path, percent-encoded; collections end with a slash. */
  String href();

  /** Leads on to the principal and holds nothing else: the host's root, the DAV root. */
  record Container(String href) implements DavPath {}

  record Principal(String user) implements DavPath {
    @Override
    public String href() {
      return "/dav/principals/" + PathSegments.encode(user) + "/";
    }
  }

  /** Holds the calendars of a user. */
  record Home(String user) implements DavPath {
    @Override
    public String href() {
      return "/dav/calendars/" + PathSegments.encode(user) + "/";
    }
  }

  record CalendarCollection(String user, UUID resource) implements DavPath {
    @Override
    public String href() {
      return new Home(user).href() + resource + "/";
    }

    public CalendarObject object(String name) {
      return new CalendarObject(user, resource, name);
    }
  }

  record CalendarObject(String user, UUID resource, String name) implements DavPath {

    /** Longest name that is taken, in characters. */
    public static final int MAX_NAME = 255;

    @Override
    public String href() {
      return new CalendarCollection(user, resource).href() + PathSegments.encode(name);
    }
  }

  /**
   * @param path percent-encoded absolute path
   * @throws DavFault 404 if it names nothing, 400 if it is not properly encoded
   */
  static DavPath parse(String path) {
    List<String> segments = PathSegments.decode(path);
    if (segments.isEmpty()) {
      return new Container("/");
    }
    if (segments.equals(List.of("principals"))) {
      return new Container("/principals/");
    }
    if (!segments.getFirst().equals("dav")) {
      throw DavFault.notFound();
    }
    String kind = segments.size() < 2 ? "" : segments.get(1);
    return switch (segments.size()) {
      case 1 -> new Container("/dav/");
      case 2 ->
          switch (kind) {
            case "principals", "calendars" -> new Container("/dav/" + kind + "/");
            default -> throw DavFault.notFound();
          };
      case 3 ->
          switch (kind) {
            case "principals" -> new Principal(segments.get(2));
            case "calendars" -> new Home(segments.get(2));
            default -> throw DavFault.notFound();
          };
      case 4 -> calendar(kind, segments);
      case 5 -> calendar(kind, segments).object(segments.get(4));
      default -> throw DavFault.notFound();
    };
  }

  private static CalendarCollection calendar(String kind, List<String> segments) {
    if (!kind.equals("calendars")) {
      throw DavFault.notFound();
    }
    try {
      UUID resource = UUID.fromString(segments.get(3));
      if (!resource.toString().equals(segments.get(3))) {
        throw DavFault.notFound();
      }
      return new CalendarCollection(segments.get(2), resource);
    } catch (IllegalArgumentException e) {
      throw DavFault.notFound();
    }
  }
}
