package dev.calbridge.google.googleapi;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.HttpTransport;
import com.google.api.services.calendar.Calendar;
import dev.calbridge.google.googleapi.GoogleFaults.About;
import dev.calbridge.google.link.AccessTokens;
import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.GoogleFault.Kind;
import dev.calbridge.google.link.LockedAccounts;
import dev.calbridge.google.link.Urgency;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Carries out calls: token, time limits, and the only place that repeats anything. Writes are
 * repeated too, since their ids and ETags make that harmless. Truncated exponential backoff with
 * full jitter; Retry-After is honoured, and what would take too long is left to the queue.
 */
final class GoogleCalls {

  private final HttpTransport transport;
  private final AccessTokens tokens;
  private final GoogleSettings settings;
  private final Budget budget;
  private final LockedAccounts locked;
  private final RandomGenerator random;
  private final Pauses pauses;
  private final Answers answers;

  GoogleCalls(
      HttpTransport transport,
      AccessTokens tokens,
      GoogleSettings settings,
      Budget budget,
      LockedAccounts locked,
      RandomGenerator random,
      Pauses pauses,
      Answers answers) {
    this.transport = transport;
    this.tokens = tokens;
    this.settings = settings;
    this.budget = budget;
    this.locked = locked;
    this.random = random;
    this.pauses = pauses;
    this.answers = answers;
  }

  /** Waits; apart so that tests need not. */
  interface Pauses {
    void of(Duration length) throws InterruptedException;
  }

  /** Hears of every request that was made. */
  interface Answers {

    /**
     * @param status of the answer; 0 if there was none
     * @param tryLater whether Google wants less of us
     */
    void answered(int status, boolean tryLater);
  }

  /** Names a call on the client. */
  interface Call<T> {
    AbstractGoogleClientRequest<T> on(Calendar calendar) throws IOException;
  }

  /**
   * Makes the call and returns the answer, which may be empty (null) for deletes.
   *
   * @throws GoogleFault whatever went wrong in the end
   */
  <T> @Nullable T make(CalendarAccess access, About about, Call<T> call) {
    if (access.calendarId().equalsIgnoreCase("primary")) {
      throw new GoogleFault(Kind.REJECTED, "Main calendars are left alone");
    }
    for (int attempt = 1; ; attempt++) {
      GoogleFault fault;
      afford(access);
      String token = token(access);
      try {
        AbstractGoogleClientRequest<T> request = call.on(client(token));
        T answer = execute(request);
        answers.answered(200, false);
        return answer;
      } catch (HttpResponseException answer) {
        fault = GoogleFaults.of(answer, about);
        heard(access, fault);
        answers.answered(answer.getStatusCode(), fault.kind() == Kind.TRY_LATER);
        if (answer.getStatusCode() == 401) {
          refused(access, token);
        }
      } catch (IOException e) {
        answers.answered(0, true);
        fault = new GoogleFault(Kind.TRY_LATER, "No answer from Google: " + e.getClass().getName());
      }
      boolean repeatable = about != About.NEW_CALENDAR;
      if (fault.kind() != Kind.TRY_LATER || !repeatable || attempt >= settings.attempts()) {
        throw fault;
      }
      pause(attempt, fault);
    }
  }

  /**
   * An answer that ends too soon breaks Google's parser in more than one way.
   *
   * @throws IOException also if the answer cannot be understood
   */
  private static <T> @Nullable T execute(AbstractGoogleClientRequest<T> request)
      throws IOException {
    try {
      return request.execute();
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IOException("The answer cannot be understood", e);
    }
  }

  /**
   * What would have to wait longer than a pause waits in the queue. Others wait too, and may take
   * what this one waited for: only what was taken may be spent.
   */
  void afford(CalendarAccess access) {
    Duration waited = Duration.ZERO;
    Duration wait = budget.take(access.tenant(), access.grant(), Urgency.current());
    while (!wait.isZero()) {
      waited = waited.plus(wait);
      GoogleFault later =
          new GoogleFault(Kind.TRY_LATER, "The budget of requests is used up", wait);
      if (waited.compareTo(settings.longestPause()) > 0) {
        throw later;
      }
      sleep(wait, later);
      wait = budget.take(access.tenant(), access.grant(), Urgency.current());
    }
  }

  /**
   * Waits before the next try.
   *
   * @throws GoogleFault that fault, if Google asked for more patience than a call has
   */
  void pause(int attempt, GoogleFault fault) {
    long ceiling =
        Math.min(
            settings.longestPause().toMillis(),
            settings.retryPause().toMillis() << Math.min(attempt - 1, 20));
    Duration pause = Duration.ofMillis(random.nextLong(ceiling + 1));
    Duration asked = fault.retryAfter();
    if (asked != null) {
      if (asked.compareTo(settings.longestPause()) > 0) {
        throw fault;
      }
      pause = pause.plus(asked);
    }
    sleep(pause, fault);
  }

  private void sleep(Duration pause, GoogleFault fault) {
    try {
      pauses.of(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw fault;
    }
  }

  /** What concerns all links of the account, here and in other processes. */
  void heard(CalendarAccess access, GoogleFault fault) {
    Duration pause = fault.retryAfter();
    if (pause != null && GoogleFaults.locksAccount(fault)) {
      locked.lock(access.grant(), budget.close(access.grant(), pause));
    }
  }

  int attempts() {
    return settings.attempts();
  }

  String token(CalendarAccess access) {
    return tokens.token(access.tenant(), access.grant());
  }

  void refused(CalendarAccess access, String token) {
    tokens.refused(access.tenant(), access.grant(), token);
  }

  /** How requests behave; only this class and {@link GoogleBatches} repeat them. */
  void prepare(HttpRequest request) {
    request.setConnectTimeout((int) settings.connectTimeout().toMillis());
    request.setReadTimeout((int) settings.readTimeout().toMillis());
    request.setNumberOfRetries(0);
    request.setFollowRedirects(false);
  }

  /** Cheap: only the transport behind it is worth keeping. */
  Calendar client(String token) {
    return new Calendar.Builder(
            transport,
            EventTranslation.JSON,
            request -> {
              request.getHeaders().setAuthorization("Bearer " + token);
              prepare(request);
            })
        .setRootUrl(settings.apiUrl().toString())
        .setApplicationName("Calbridge")
        .build();
  }
}
