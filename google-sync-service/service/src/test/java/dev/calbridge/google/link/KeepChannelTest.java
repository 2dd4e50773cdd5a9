package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.platform.testkit.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeepChannelTest {

  private static final Link LINK =
      new Link(
          "optik-himmel",
          new UUID(1, 1),
          new UUID(1, 2),
          "c",
          new UUID(1, 3),
          new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH),
          LinkState.ACTIVE,
          null,
          null);

  private final MovableClock clock = MovableClock.at("2030-01-01T12:00:00Z");
  private final MemoryGoogle google = new MemoryGoogle(new Chaos(new Random(1)));
  private final Kept channels = new Kept();
  private int names;

  private boolean keep(@Nullable String address) {
    google.channelsOpenAt = clock.instant();
    return new KeepChannel(
            google,
            channels,
            address == null ? null : URI.create(address),
            () -> "secret-" + ++names,
            clock)
        .keep(LINK);
  }

  @Test
  void withoutAnAddressThereIsNoChannel() {
    assertThat(keep(null)).isFalse();
    assertThat(google.watched).isEmpty();
  }

  @Test
  void aChannelIsRenewedBeforeItEndsAndTheOldOneStoppedAfterwards() {
    google.channelLife = Duration.ofDays(2);
    assertThat(keep("https://sync.example/n")).isTrue();
    assertThat(keep("https://sync.example/n")).isTrue();
    assertThat(google.watched).as("opened once").hasSize(1);

    // Google gave two days, not the seven that were asked for.
    clock.pass(Duration.ofHours(33));
    assertThat(keep("https://sync.example/n")).isTrue();
    assertThat(google.watched).hasSize(1);
    clock.pass(Duration.ofHours(1));
    assertThat(keep("https://sync.example/n")).isTrue();
    assertThat(google.watched).hasSize(2);
    assertThat(google.stopped).containsExactly(google.watched.getFirst());
    assertThat(channels.open)
        .extracting(Channels.Channel::id)
        .containsExactly(google.watched.getLast());
  }

  @Test
  void aCalendarThatCannotPushIsAskedAgainADayLater() {
    google.pushes = false;
    assertThat(keep("https://sync.example/n")).isFalse();
    google.pushes = true;
    assertThat(keep("https://sync.example/n")).isFalse();
    clock.pass(Duration.ofHours(25));
    assertThat(keep("https://sync.example/n")).isTrue();
  }

  @Test
  void aChannelWhoseOpeningGotLostIsStoppedOnceItIsHeardOf() {
    google.watchAnswers = false;
    assertThat(keep("https://sync.example/n")).isFalse();
    google.watchAnswers = true;
    assertThat(keep("https://sync.example/n")).as("another one is opened").isTrue();
    assertThat(google.stopped).as("nothing was heard of the first").isEmpty();

    String lost = google.watched.getFirst();
    channels.heard(new Channels.Watched(LINK.tenant(), LINK.id(), false), lost, "r");
    assertThat(keep("https://sync.example/n")).isTrue();
    assertThat(google.stopped).containsExactly(lost);
    assertThat(channels.unanswered).isEmpty();
    assertThat(channels.open).hasSize(1);
  }

  @Test
  void aGoogleThatNeverAnswersIsNotAskedForEverMoreChannels() {
    google.watchAnswers = false;
    for (int i = 0; i < 10; i++) {
      keep("https://sync.example/n");
      clock.pass(Duration.ofMinutes(1));
    }
    assertThat(google.watched).hasSize(3);
    clock.pass(Duration.ofHours(1));
    keep("https://sync.example/n");
    assertThat(google.watched).hasSize(4);
  }

  private static final class Kept implements Channels {
    private final List<Channel> open = new ArrayList<>();
    private final List<Opening> unanswered = new ArrayList<>();
    private Instant refusedUntil = Instant.MIN;

    @Override
    public List<Channel> ofLink(Link link, Instant now) {
      return open.reversed().stream().filter(one -> one.expiresAt().isAfter(now)).toList();
    }

    @Override
    public void opening(Link link, String channel, String token, Instant now, Instant until) {
      unanswered.addFirst(new Opening(channel, null, now));
    }

    @Override
    public void opened(Link link, Channel channel) {
      unanswered.removeIf(one -> one.id().equals(channel.id()));
      open.add(channel);
    }

    @Override
    public void heard(Watched from, String channel, String resourceId) {
      unanswered.replaceAll(
          one -> one.id().equals(channel) ? new Opening(one.id(), resourceId, one.askedAt()) : one);
    }

    @Override
    public List<Opening> unanswered(Link link, Instant now) {
      return List.copyOf(unanswered);
    }

    @Override
    public void remove(Link link, String channel) {
      open.removeIf(one -> one.id().equals(channel));
      unanswered.removeIf(one -> one.id().equals(channel));
    }

    @Override
    public Optional<Watched> recognise(String channel, String token) {
      return Optional.empty();
    }

    @Override
    public void refused(Link link, Instant until) {
      refusedUntil = until;
    }

    @Override
    public boolean refusedAt(Link link, Instant now) {
      return now.isBefore(refusedUntil);
    }
  }
}
