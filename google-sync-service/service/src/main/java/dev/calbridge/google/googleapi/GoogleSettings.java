package dev.calbridge.google.googleapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How Google is reached and how patiently. */
@ConfigMapping(prefix = "calbridge.google")
public interface GoogleSettings {

  /** Root of Google's APIs; ends with a slash. */
  @WithDefault("https://www.googleapis.com/")
  URI apiUrl();

  @WithDefault("5s")
  Duration connectTimeout();

  @WithDefault("30s")
  Duration readTimeout();

  /** Most connections open at a time, over all links. */
  @WithDefault("100")
  int maxConnections();

  /** Tries per call, the first one included. */
  @WithDefault("4")
  int attempts();

  /** Longest pause before the second try; doubles from try to try. */
  @WithDefault("500ms")
  Duration retryPause();

  /** No pause inside a call is longer; what needs more waits in the queue instead. */
  @WithDefault("8s")
  Duration longestPause();

  /** Mean time between two looks at a calendar. */
  @WithDefault("60s")
  Duration pollInterval();

  /** How often the queue is searched for links whose time has come. */
  @WithDefault("500ms")
  Duration sweepInterval();

  /** How long a process may be silent before another takes over its links. */
  @WithDefault("20s")
  Duration lease();

  /** Links worked on at a time in this process. */
  @WithDefault("64")
  int workers();

  /**
   * Where Google can reach this service: {@code https://.../api/v1/google/notifications}. Without
   * it there are no push channels, and Google is polled.
   */
  Optional<URI> pushUrl();

  /** What Google allows this project. */
  Quota quota();

  /** Requests; a tenth below Google's own limits. */
  interface Quota {
    @WithDefault("540")
    long accountPerMinute();

    @WithDefault("9000")
    long projectPerMinute();

    @WithDefault("900000")
    long projectPerDay();
  }

  /** When deletions from Google are too many at once. */
  Guard guard();

  /** See {@code DeletionGuard.Limits}. */
  interface Guard {
    /** So many deletions are never too many. */
    @WithDefault("5")
    int least();

    /** Share of a link's events that may go within the window, 0 to 1. */
    @WithDefault("0.3")
    double share();

    @WithDefault("10m")
    Duration window();
  }
}
