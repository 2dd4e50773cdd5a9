package dev.calbridge.google.rest;

import dev.calbridge.google.googleapi.Budget;
import dev.calbridge.google.link.Channels;
import dev.calbridge.google.link.Emptyings;
import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.LinkState;
import dev.calbridge.google.link.Pairs;
import dev.calbridge.google.link.Progress;
import dev.calbridge.google.link.Usage;
import dev.calbridge.google.rest.LinkView.EmptyingView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Gathers how a link fares. */
@Singleton
public class LinkViews {

  private static final int MOST_PARKED = 100;

  private final Pairs pairs;
  private final Progress progress;
  private final Channels channels;
  private final Emptyings emptyings;
  private final Usage usage;
  private final Budget budget;
  private final Clock clock;

  public LinkViews(
      Pairs pairs,
      Progress progress,
      Channels channels,
      Emptyings emptyings,
      Usage usage,
      Budget budget,
      Clock clock) {
    this.pairs = pairs;
    this.progress = progress;
    this.channels = channels;
    this.emptyings = emptyings;
    this.usage = usage;
    this.budget = budget;
    this.clock = clock;
  }

  LinkView of(Link link) {
    Instant now = clock.instant();
    Pairs.Waiting waiting = pairs.waiting(link);
    return LinkView.of(
        link,
        new LinkView.Fare(
            waiting.pending(),
            waiting.held(),
            progress.conflicts(link),
            waiting.oldest(),
            channels.ofLink(link, now).stream()
                .map(Channels.Channel::expiresAt)
                .findFirst()
                .orElse(null),
            usage.of(link.tenant(), link.grant(), budget.today()),
            link.state() == LinkState.EMPTYING ? EmptyingView.of(emptyings.progress(link)) : null,
            pairs.parked(link, MOST_PARKED)),
        now);
  }
}
