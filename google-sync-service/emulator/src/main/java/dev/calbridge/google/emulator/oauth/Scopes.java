package dev.calbridge.google.emulator.oauth;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/** A set of scopes in the order they were asked for. */
public record Scopes(SequencedSet<String> names) {
  public static final String PREFIX = "https://www.googleapis.com/auth/";

  private static final Set<String> CALENDAR =
      Set.of(
          "calendar",
          "calendar.readonly",
          "calendar.events",
          "calendar.events.readonly",
          "calendar.events.owned",
          "calendar.events.owned.readonly",
          "calendar.app.created",
          "calendar.calendarlist",
          "calendar.calendarlist.readonly",
          "calendar.calendars",
          "calendar.calendars.readonly");
  private static final Set<String> SIGN_IN =
      Set.of("openid", "email", "profile", PREFIX + "userinfo.email", PREFIX + "userinfo.profile");

  public static Scopes parse(String spaceSeparated) {
    return of(
        Arrays.stream(spaceSeparated.split(" ", -1)).filter(name -> !name.isBlank()).toList());
  }

  public static Scopes of(Collection<String> names) {
    return new Scopes(new LinkedHashSet<>(names));
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  public boolean known() {
    return names.stream()
        .allMatch(
            name ->
                SIGN_IN.contains(name)
                    || name.startsWith(PREFIX) && CALENDAR.contains(shortName(name)));
  }

  public boolean contains(String name) {
    return names.contains(name);
  }

  /** Whether one of the calendar scopes, named without their common prefix, is here. */
  public boolean hasAny(Collection<String> shortNames) {
    return shortNames.stream().anyMatch(name -> names.contains(PREFIX + name));
  }

  /** Those the user can only give as a whole: they say who it is. */
  public Scopes signIn() {
    return of(names.stream().filter(SIGN_IN::contains).toList());
  }

  /** Those with a check box of their own. */
  public Scopes choices() {
    return of(names.stream().filter(name -> !SIGN_IN.contains(name)).toList());
  }

  public Scopes and(Scopes more) {
    SequencedSet<String> union = new LinkedHashSet<>(names);
    union.addAll(more.names);
    return new Scopes(union);
  }

  public Scopes only(Collection<String> chosen) {
    return of(names.stream().filter(chosen::contains).toList());
  }

  public static String shortName(String name) {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }

  /** Separated by spaces. */
  @Override
  public String toString() {
    return String.join(" ", names);
  }
}
