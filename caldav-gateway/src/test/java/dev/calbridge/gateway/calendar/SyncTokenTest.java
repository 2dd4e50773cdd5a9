package dev.calbridge.gateway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.support.Practice;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncTokenTest {

  private final Practice practice = new Practice();
  private final StoredCalendar calendar =
      new StoredCalendar(practice.ownCalendar(), practice.user, "e", 7);

  @Test
  void itIsReadBackAsItWasWrittenAndNeedsNoEscaping() {
    SyncToken token = new SyncToken("abc123", practice.resource, 7);

    assertThat(token.toString()).matches("[A-Za-z0-9:/._-]+");
    assertThat(SyncToken.parse(" " + token + "\n")).hasValue(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "urn:calbridge:sync:e:no-uuid-here-at-all-but-36-characters-xx:7", "x:y"})
  void nonsenseIsNoToken(String text) {
    assertThat(SyncToken.parse(text)).isEmpty();
  }

  @Test
  void itFitsItsCalendarInItsEpochUpToNow() {
    assertThat(new SyncToken("e", practice.resource, 7).fits(calendar)).isTrue();
    assertThat(new SyncToken("e", practice.resource, 8).fits(calendar)).isFalse();
    assertThat(new SyncToken("other", practice.resource, 7).fits(calendar)).isFalse();
    assertThat(new SyncToken("e", UUID.randomUUID(), 7).fits(calendar)).isFalse();
  }
}
