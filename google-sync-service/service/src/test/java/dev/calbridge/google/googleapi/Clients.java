package dev.calbridge.google.googleapi;

import dev.calbridge.google.link.AccessTokens;
import dev.calbridge.google.link.GoogleCalendars;
import dev.calbridge.google.link.LockedAccounts;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** The real client for tests that keep the time themselves. */
public final class Clients {

  private Clients() {}

  /**
   * @param pauses what to do instead of waiting
   */
  public static GoogleCalendars at(
      URI google,
      AccessTokens tokens,
      Budget.Limits limits,
      Clock clock,
      Consumer<Duration> pauses,
      Random random) {
    return at(google, tokens, new Budget(limits, clock), (_, _) -> {}, clock, pauses, random);
  }

  /**
   * One that shares with others what it hears of locked accounts.
   *
   * @param pauses what to do instead of waiting
   */
  public static GoogleCalendars at(
      URI google,
      AccessTokens tokens,
      Budget budget,
      LockedAccounts locked,
      Clock clock,
      Consumer<Duration> pauses,
      Random random) {
    GoogleSettings settings =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(GoogleSettings.class)
            .withDefaultValue("calbridge.google.api-url", google.toString())
            .build()
            .getConfigMapping(GoogleSettings.class);
    GoogleCalls calls =
        new GoogleCalls(
            new GoogleClient().transport(settings),
            tokens,
            settings,
            budget,
            locked,
            random,
            pauses::accept,
            (_, _) -> {});
    return new GoogleClientCalendars(calls, clock);
  }
}
