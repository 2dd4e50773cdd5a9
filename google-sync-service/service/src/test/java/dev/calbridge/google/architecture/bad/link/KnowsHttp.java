package dev.calbridge.google.architecture.bad.link;

import com.google.api.client.util.DateTime;
import dev.calbridge.google.architecture.bad.rest.Answer;

/** Everything the rules forbid to a business package. */
final class KnowsHttp {
  private final Answer answer = new Answer();
  private final DateTime time = new DateTime(0);

  @Override
  public String toString() {
    return answer + " " + time;
  }
}
