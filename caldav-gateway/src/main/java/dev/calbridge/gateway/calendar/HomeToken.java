package dev.calbridge.gateway.calendar;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client stands in the history of a home (RFC 6578 section 3.2).
 *
 * @param branch main branch of the credential, on which depends what is shown
 */
public record HomeToken(String epoch, UUID branch, long changeNumber) {

  private static final Pattern FORM =
      Pattern.compile("urn:calbridge:home:([a-z0-9]{1,64}):([0-9a-f-]{36}):([0-9]{1,18})");

  public static Optional<HomeToken> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new HomeToken(
              form.group(1), UUID.fromString(form.group(2)), Long.parseLong(form.group(3))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it was given out for this home in this epoch, and not for a later time than now. */
  public boolean fits(HomeToken now) {
    return epoch.equals(now.epoch) && branch.equals(now.branch) && changeNumber <= now.changeNumber;
  }

  @Override
  public String toString() {
    return "urn:calbridge:home:" + epoch + ":" + branch + ":" + changeNumber;
  }
}
