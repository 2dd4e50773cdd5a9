package dev.calbridge.google.googleapi;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Counts Google's answers by what they mean for us: metric {@code calbridge.google.requests}. */
final class CountedAnswers implements GoogleCalls.Answers {

  private final Map<String, Counter> counters = new LinkedHashMap<>();

  CountedAnswers(MeterRegistry meters) {
    for (String answer : new String[] {"ok", "limited", "refused", "fault", "none"}) {
      counters.put(answer, meters.counter("calbridge.google.requests", "answer", answer));
    }
  }

  @Override
  public void answered(int status, boolean tryLater) {
    String answer =
        switch (status) {
          case 0 -> "none";
          case 403, 429 -> tryLater ? "limited" : "refused";
          default -> status >= 500 ? "fault" : status >= 400 ? "refused" : "ok";
        };
    Objects.requireNonNull(counters.get(answer)).increment();
  }
}
