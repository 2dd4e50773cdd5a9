package dev.calbridge.google.sync;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What we leave on our events (a private extended property), so that a link finds them again even
 * if its own memory is lost. One composite value, because repeated property filters are documented
 * in two contradicting ways. A copied event carries the stamp of its original: only a stamp that
 * names the event it sits on counts.
 *
 * @param link the link that wrote it
 * @param entry the entry it stands for
 * @param event id of the event it was written on
 * @param version version of the entry
 * @param write counts the writes of this event; tells whether a write whose answer got lost took
 *     place
 */
public record Stamp(UUID link, UUID entry, String event, long version, long write) {

  private static final String UUID_PATTERN = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern FORM =
      Pattern.compile(
          "1/("
              + UUID_PATTERN
              + ")/("
              + UUID_PATTERN
              + ")/([0-9a-zA-Z_]{5,1024})/([0-9]{1,18})(?:/([0-9]{1,18}))?");

  /** As it is written on the event; well under Google's 1024 characters for our ids. */
  public String text() {
    return "1/" + link + "/" + entry + "/" + event + "/" + version + "/" + write;
  }

  /** Reads a stamp; empty if it is none of ours. */
  public static Optional<Stamp> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String write = form.group(5);
    return Optional.of(
        new Stamp(
            UUID.fromString(form.group(1)),
            UUID.fromString(form.group(2)),
            form.group(3),
            Long.parseLong(form.group(4)),
            write == null ? 0 : Long.parseLong(write)));
  }

  /** True if it stands on the event it was made for, written by this link. */
  public boolean belongsTo(UUID expectedLink, String onEvent) {
    return link.equals(expectedLink) && event.equals(onEvent);
  }
}
