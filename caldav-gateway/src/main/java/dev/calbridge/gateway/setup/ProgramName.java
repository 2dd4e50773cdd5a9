package dev.calbridge.gateway.setup;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names programs as their users know them, from User-Agent. */
final class ProgramName {

  private static final int LONGEST = 64;

  private record Known(Pattern agent, String name) {}

  // The product that tells stands anywhere; the first that fits counts.
  private static final List<Known> KNOWN =
      List.of(
          known("\\bThunderbird/(\\d+)", "Thunderbird"),
          known("\\bBetterbird/(\\d+)", "Betterbird"),
          known("\\bDAVx5/(\\d+(?:\\.\\d+)?)", "DAVx⁵"),
          known("\\bCalDavSynchronizer/(\\d+(?:\\.\\d+)?)", "Outlook CalDav Synchronizer"),
          known("\\biOS/(\\d+(?:\\.\\d+)?)", "iOS"),
          known("\\b(?:macOS|Mac\\+OS\\+X|Mac OS X)/(\\d+(?:\\.\\d+)?)", "macOS"),
          known("\\bEvolution/(\\d+(?:\\.\\d+)?)", "Evolution"),
          known("\\bvdirsyncer/(\\d+(?:\\.\\d+)?)", "vdirsyncer"));
  private static final Pattern PRODUCT =
      Pattern.compile("^\\s*([\\w.+-]+)(?:/(\\d+(?:\\.\\d+)?))?");

  private ProgramName() {}

  /**
   * @param agent value of User-Agent, or null
   * @return at most 64 characters; a dash for who says nothing
   */
  static String of(@Nullable String agent) {
    if (agent == null) {
      return "-";
    }
    for (Known known : KNOWN) {
      Matcher matcher = known.agent().matcher(agent);
      if (matcher.find()) {
        return known.name() + " " + matcher.group(1);
      }
    }
    Matcher product = PRODUCT.matcher(agent);
    if (!product.find()) {
      return "-";
    }
    String name =
        product.group(2) == null ? product.group(1) : product.group(1) + " " + product.group(2);
    return name.substring(0, Math.min(LONGEST, name.length()));
  }

  private static Known known(String pattern, String name) {
    return new Known(Pattern.compile(pattern), name);
  }
}
