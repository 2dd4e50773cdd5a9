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

  private static final class Kept implements Channels {
    private final List<Channel> open = new ArrayList<>();
    private Instant refusedUntil = Instant.MIN;

    @Override
    public List<Channel> ofLink(Link link, Instant now) {
      return open.reversed().stream().filter(one -> one.expiresAt().isAfter(now)).toList();
    }

    @Override
    public void add(Link link, Channel channel, String token) {
      open.add(channel);
    }

    @Override
    public void remove(Link link, Channel channel) {
      open.remove(channel);
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
