package dev.calbridge.google.emulator.event;

import dev.calbridge.google.emulator.error.Errors;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Ids of events: base32hex (RFC 4648, section 7) in lower case, 5 to 1024 characters. */
public final class EventId {
  private static final Pattern CHOSEN_BY_CLIENT = Pattern.compile("[a-v0-9]{5,1024}");
  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";

  private EventId() {}

  public static String checked(String id) {
    if (!CHOSEN_BY_CLIENT.matcher(id).matches()) {
      throw Errors.invalidId();
    }
    return id;
  }

  /** 26 characters, as Google makes them. */
  public static String random(RandomGenerator random) {
    return random
        .ints(26, 0, ALPHABET.length())
        .collect(
            StringBuilder::new, (id, i) -> id.append(ALPHABET.charAt(i)), StringBuilder::append)
        .toString();
  }
}
