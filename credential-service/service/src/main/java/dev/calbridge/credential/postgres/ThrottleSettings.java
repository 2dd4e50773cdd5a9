package dev.calbridge.credential.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much patience there is with wrong passwords. */
@ConfigMapping(prefix = "calbridge.throttle")
public interface ThrottleSettings {

  /** Different wrong passwords for a user name that cost no waiting. */
  @WithDefault("5")
  int freeForUserName();

  /** The same for a network; many people may come from one. */
  @WithDefault("20")
  int freeForNetwork();

  /** No wait is longer. */
  @WithDefault("15m")
  Duration longest();

  /** Without a wrong password for so long, all is forgotten. */
  @WithDefault("1h")
  Duration quiet();

  /** After so many guesses only a network that is known lets the right password pass. */
  @WithDefault("1000")
  int guesses();

  /** Most passwords that a process remembers as right, and as wrong. */
  @WithDefault("20000")
  int remembered();
}
