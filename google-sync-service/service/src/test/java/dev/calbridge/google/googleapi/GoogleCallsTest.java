package dev.calbridge.google.googleapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import dev.calbridge.google.googleapi.GoogleFaults.About;
import dev.calbridge.google.link.AccessTokens;
import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.GoogleFault.Kind;
import dev.calbridge.platform.testkit.MovableClock;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleCallsTest {

  private static final CalendarAccess ACCESS =
      new CalendarAccess("optik-himmel", new UUID(1, 1), "c@group.calendar.google.com");

  private final Deque<MockLowLevelHttpResponse> answers = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Map<UUID, Instant> locked = new HashMap<>();
  private int requests;

  @ParameterizedTest
  @CsvSource({
    "400, invalid, EVENT, REJECTED",
    "400, invalid, CHANGES, CURSOR_EXPIRED",
    "400, channelIdNotUnique, CALENDAR, ID_TAKEN",
    "403, insufficientPermissions, EVENT, CONSENT_NEEDED",
    "403, forbidden, EVENT, CALENDAR_LOST",
    "403, forbiddenForNonOrganizer, EVENT, REJECTED",
    "404, notFound, EVENT, EVENT_GONE",
    "404, notFound, NEW_EVENT, CALENDAR_LOST",
    "404, notFound, CHANGES, CALENDAR_LOST",
    "409, duplicate, NEW_EVENT, ID_TAKEN",
    "410, deleted, EVENT, EVENT_GONE",
    "410, fullSyncRequired, CHANGES, CURSOR_EXPIRED",
    "412, conditionNotMet, EVENT, CHANGED_MEANWHILE",
  })
  void whatWaitingDoesNotMendIsNotRepeated(int status, String reason, About about, Kind kind) {
    answers.add(answer(status, reason));
    assertThat(fault(about).kind()).isEqualTo(kind);
    assertThat(requests).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "403, rateLimitExceeded",
    "403, userRateLimitExceeded",
    "429, rateLimitExceeded",
    "500, backendError",
    "502, backendError",
    "503, backendError",
    "504, backendError",
  })
  void whatWaitingMendsIsRepeated(int status, String reason) {
    answers.add(answer(status, reason));
    answers.add(answer(status, reason));
    answers.add(new MockLowLevelHttpResponse().setStatusCode(200).setContent("{}"));
    call(About.EVENT);
    assertThat(requests).isEqualTo(3);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void patienceEnds() {
    for (int i = 0; i < 9; i++) {
      answers.add(answer(503, "backendError"));
    }
    assertThat(fault(About.EVENT).kind()).isEqualTo(Kind.TRY_LATER);
    assertThat(requests).isEqualTo(4);
  }

  @Test
  void retryAfterIsHonouredIfItIsShortAndLeftToTheQueueIfNot() {
    answers.add(answer(503, "backendError").addHeader("Retry-After", "3"));
    answers.add(answer(503, "backendError").addHeader("Retry-After", "120"));
    GoogleFault fault = fault(About.EVENT);
    assertThat(pauses).hasSize(1);
    assertThat(pauses.getFirst()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    assertThat(fault.retryAfter()).isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void anExhaustedQuotaIsNotKnockedOn() {
    answers.add(answer(403, "quotaExceeded"));
    GoogleFault fault = fault(About.EVENT);
    assertThat(fault.kind()).isEqualTo(Kind.TRY_LATER);
    assertThat(fault.retryAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(requests).isOne();
  }

  @Test
  void anAccountThatGoogleLocksIsLeftAloneByAllItsLinksAndOthersAreNot() {
    answers.add(answer(403, "quotaExceeded"));
    answers.add(new MockLowLevelHttpResponse().setStatusCode(200).setContent("{}"));
    Budget budget = new Budget(new Budget.Limits(600, 600, 600), Clock.systemUTC());
    GoogleCalls calls = calls(budget, pauses::add);
    CalendarAccess sibling = new CalendarAccess(ACCESS.tenant(), ACCESS.grant(), "another");
    CalendarAccess stranger = new CalendarAccess(ACCESS.tenant(), new UUID(9, 9), "another");
    for (CalendarAccess access : List.of(ACCESS, sibling)) {
      GoogleFault fault =
          catchThrowableOfType(
              GoogleFault.class, () -> calls.make(access, About.EVENT, GoogleCallsTest::anEvent));
      assertThat(fault.kind()).isEqualTo(Kind.TRY_LATER);
      assertThat(fault.retryAfter()).isGreaterThan(Duration.ofMinutes(59));
    }
    assertThat(requests).isOne();
    assertThat(locked).as("others are told").containsOnlyKeys(ACCESS.grant());
    calls.make(stranger, About.EVENT, GoogleCallsTest::anEvent);
    assertThat(requests).isEqualTo(2);
  }

  @Test
  void aMainCalendarIsNeverNamed() {
    CalendarAccess main = new CalendarAccess(ACCESS.tenant(), ACCESS.grant(), "Primary");
    Budget budget = new Budget(new Budget.Limits(600, 600, 600), Clock.systemUTC());
    GoogleFault fault =
        catchThrowableOfType(
            GoogleFault.class,
            () -> calls(budget, pauses::add).make(main, About.EVENT, GoogleCallsTest::anEvent));
    assertThat(fault.kind()).isEqualTo(Kind.REJECTED);
    assertThat(requests).isZero();
  }

  @Test
  void aRefusedTokenIsReplaced() {
    answers.add(answer(401, "authError"));
    answers.add(new MockLowLevelHttpResponse().setStatusCode(200).setContent("{}"));
    call(About.EVENT);
    assertThat(refused).containsExactly("token-0");
  }

  @Test
  void whatOthersTookMeanwhileIsNotSpentTwice() {
    MovableClock clock = MovableClock.at("2030-01-07T12:00:00Z");
    Budget budget = new Budget(new Budget.Limits(60, 600, 600), clock);
    while (budget.take(ACCESS.tenant(), ACCESS.grant()).isZero()) {}
    answers.add(new MockLowLevelHttpResponse().setStatusCode(200).setContent("{}"));
    List<Duration> waits = new ArrayList<>();
    calls(
            budget,
            wait -> {
              clock.pass(wait);
              if (waits.isEmpty()) {
                assertThat(budget.take(ACCESS.tenant(), ACCESS.grant())).isZero();
              }
              waits.add(wait);
            })
        .make(ACCESS, About.EVENT, GoogleCallsTest::anEvent);
    assertThat(waits).hasSize(2);
    assertThat(budget.take(ACCESS.tenant(), ACCESS.grant())).isPositive();
  }

  private GoogleFault fault(About about) {
    return catchThrowableOfType(GoogleFault.class, () -> call(about));
  }

  private void call(About about) {
    Budget budget = new Budget(new Budget.Limits(600, 600, 600), Clock.systemUTC());
    calls(budget, pauses::add).make(ACCESS, about, GoogleCallsTest::anEvent);
  }

  private static AbstractGoogleClientRequest<Event> anEvent(Calendar google) throws IOException {
    return google.events().get(ACCESS.calendarId(), "abcde");
  }

  private GoogleCalls calls(Budget budget, GoogleCalls.Pauses waiting) {
    GoogleSettings settings =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(GoogleSettings.class)
            .build()
            .getConfigMapping(GoogleSettings.class);
    return new GoogleCalls(
        new Transport(),
        new Tokens(),
        settings,
        budget,
        locked::put,
        new Random(1),
        waiting,
        (_, _) -> {});
  }

  private static MockLowLevelHttpResponse answer(int status, String reason) {
    return new MockLowLevelHttpResponse()
        .setStatusCode(status)
        .setContentType("application/json")
        .setContent(
            """
            {"error":{"code":%d,"message":"m","errors":[{"domain":"global","reason":"%s"}]}}
            """
                .formatted(status, reason));
  }

  private final class Transport extends MockHttpTransport {
    @Override
    public LowLevelHttpRequest buildRequest(String method, String url) {
      return new MockLowLevelHttpRequest() {
        @Override
        public MockLowLevelHttpResponse execute() {
          requests++;
          return answers.remove();
        }
      };
    }
  }

  private final class Tokens implements AccessTokens {
    @Override
    public String token(String tenant, UUID grant) {
      return "token-" + refused.size();
    }

    @Override
    public void refused(String tenant, UUID grant, String token) {
      refused.add(token);
    }
  }
}
