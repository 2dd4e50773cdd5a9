package dev.calbridge.google.googleapi;

import com.google.api.client.googleapis.batch.BatchCallback;
import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonErrorContainer;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.calendar.Calendar;
import dev.calbridge.google.googleapi.GoogleCalls.Call;
import dev.calbridge.google.googleapi.GoogleFaults.About;
import dev.calbridge.google.link.Attempt;
import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.GoogleFault.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several calls in one request. Google counts each part, so each is taken from the budget; what is
 * saved is the way there and back. The envelope's status says nothing about the parts: one counts
 * as done only if its own answer says so, and only those that are undecided are sent again.
 */
final class GoogleBatches {

  private static final int UNAUTHORIZED = 401;

  private final GoogleCalls calls;

  GoogleBatches(GoogleCalls calls) {
    this.calls = calls;
  }

  /**
   * What became of a part.
   *
   * @param value null if the call has no answer, or none came
   * @param fault null if it is done
   */
  record Answer<T>(@Nullable T value, @Nullable GoogleFault fault) {

    boolean undecided() {
      return fault != null && fault.kind() == Kind.TRY_LATER;
    }

    /** For calls that answer with a body. */
    Attempt<T> attempt() {
      return fault == null
          ? new Attempt.Done<>(Objects.requireNonNull(value, "Google answers with a body"))
          : new Attempt.Failed<>(fault);
    }
  }

  /**
   * Makes the calls, in whichever order Google likes.
   *
   * @param parts as many as Google takes at once; each may be repeated without harm
   * @return what became of each, in their order
   */
  <T> List<Answer<T>> make(CalendarAccess access, About about, List<Call<T>> parts) {
    List<Answer<T>> answers =
        new ArrayList<>(Collections.nCopies(parts.size(), later("Google was not asked")));
    for (int attempt = 1; ; attempt++) {
      int[] open =
          IntStream.range(0, parts.size()).filter(i -> answers.get(i).undecided()).toArray();
      if (open.length == 0) {
        return answers;
      }
      send(access, about, parts, open, answers);
      GoogleFault hindrance = worst(open, answers);
      if (hindrance != null) {
        calls.heard(access, hindrance);
      }
      if (hindrance == null || attempt >= calls.attempts()) {
        return answers;
      }
      try {
        calls.pause(attempt, hindrance);
      } catch (GoogleFault _) {
        return answers;
      }
    }
  }

  /** Sends what the budget allows. */
  private <T> void send(
      CalendarAccess access,
      About about,
      List<Call<T>> parts,
      int[] open,
      List<Answer<T>> answers) {
    String token = calls.token(access);
    Calendar client = calls.client(token);
    BatchRequest batch = client.batch(calls::prepare);
    try {
      for (int part : open) {
        calls.afford(access);
        answers.set(part, later("No answer from Google to a part"));
        parts
            .get(part)
            .on(client)
            .queue(
                batch,
                GoogleJsonErrorContainer.class,
                new Part<>(part, about, answers, () -> calls.refused(access, token)));
      }
    } catch (GoogleFault unaffordable) {
      answers.set(open[batch.size()], new Answer<>(null, unaffordable));
    } catch (IOException e) {
      throw new IllegalStateException("A request cannot be written", e);
    }
    if (batch.size() == 0) {
      return;
    }
    int sent = batch.size();
    try {
      batch.execute();
    } catch (HttpResponseException answer) {
      GoogleFault refusal = GoogleFaults.of(answer, about);
      for (int i = 0; i < sent; i++) {
        answers.set(
            open[i],
            new Answer<>(
                null,
                new GoogleFault(
                    Kind.TRY_LATER, String.valueOf(refusal.getMessage()), refusal.retryAfter())));
      }
    } catch (IOException | IllegalArgumentException _) {
      // What was said before the answer broke off is heard; the rest is undecided.
    }
  }

  /** Why some are undecided; whoever asks for patience is heard first. */
  private static <T> @Nullable GoogleFault worst(int[] open, List<Answer<T>> answers) {
    GoogleFault worst = null;
    for (int part : open) {
      GoogleFault fault = answers.get(part).fault();
      if (fault != null
          && fault.kind() == Kind.TRY_LATER
          && (worst == null || (worst.retryAfter() == null && fault.retryAfter() != null))) {
        worst = fault;
      }
    }
    return worst;
  }

  private static <T> Answer<T> later(String why) {
    return new Answer<>(null, new GoogleFault(Kind.TRY_LATER, why));
  }

  /** Hears what became of one part. */
  private record Part<T>(int number, About about, List<Answer<T>> answers, Runnable tokenRefused)
      implements BatchCallback<T, GoogleJsonErrorContainer> {

    @Override
    public void onSuccess(@Nullable T value, HttpHeaders headers) {
      answers.set(number, new Answer<>(value, null));
    }

    @Override
    public void onFailure(@Nullable GoogleJsonErrorContainer error, HttpHeaders headers) {
      GoogleJsonError details = error == null ? null : error.getError();
      int status = details == null ? 500 : details.getCode();
      if (status == UNAUTHORIZED) {
        tokenRefused.run();
      }
      answers.set(number, new Answer<>(null, GoogleFaults.of(status, details, headers, about)));
    }
  }
}
