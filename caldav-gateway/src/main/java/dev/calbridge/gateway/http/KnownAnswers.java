package dev.calbridge.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.calbridge.gateway.dav.DavResponse;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Small answers that were given before, each with the state of the collection it was made from. The
 * state is read from the database each time, so that an answer is never older than it: on no
 * replica, and not for the one who has just written.
 */
final class KnownAnswers {

  private static final int MOST_OCTETS = 2_048;
  // Programs ask every half an hour at the slowest, but for those that ask every four hours.
  private static final Duration KEEP = Duration.ofMinutes(40);

  private final Cache<Question, Known> answers;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * @param most how many are kept
   */
  KnownAnswers(int most) {
    this.answers = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(KEEP).build();
  }

  private record Known(String state, DavResponse response) {}

  /** Null if it is not known, or made from another state. */
  @Nullable DavResponse find(Question question, String state) {
    @Nullable Known known = answers.getIfPresent(question);
    if (known != null && known.state().equals(state)) {
      hits.increment();
      return known.response();
    }
    misses.increment();
    return null;
  }

  /** How often an answer was known. */
  long hits() {
    return hits.sum();
  }

  /** How often it was not. */
  long misses() {
    return misses.sum();
  }

  /**
   * Short ones only, and none that is packed: whether that is wanted is no part of the question.
   *
   * @param state read before the answer was made
   */
  void keep(Question question, String state, DavResponse response) {
    if (response.status() == DavResponse.MULTI_STATUS
        && response.body().length <= MOST_OCTETS
        && !response.headers().containsKey("Content-Encoding")) {
      answers.put(question, new Known(state, response));
    }
  }
}
