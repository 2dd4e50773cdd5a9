package dev.calbridge.gateway.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells people whether their programs work.
 *
 * @param calls newest first
 */
record SelfCheck(List<ProgramCall> calls, Optional<CallJournal.Rejection> rejection, Instant now) {

  /** Older failures are of no interest to anybody. */
  private static final Duration RECENT = Duration.ofDays(1);

  /**
   * A sentence.
   *
   * @param kind {@code fine} or {@code warning}
   */
  record Line(String kind, String text) {}

  List<Line> lines(Texts texts) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("fine", texts.get("check.signedIn")));
    if (calls.isEmpty()) {
      lines.add(new Line("warning", texts.get("check.none")));
    }
    for (ProgramCall call : calls) {
      String ago = texts.ago(Duration.between(call.calledAt(), now));
      @Nullable Instant failed = call.failedAt();
      Integer status = call.failedStatus();
      if (failed == null || status == null || failed.isBefore(now.minus(RECENT))) {
        lines.add(new Line("fine", texts.get("check.fine", call.program(), ago)));
      } else {
        lines.add(
            new Line(
                "warning",
                texts.get("check.called", call.program(), ago)
                    + " "
                    + failure(texts, status, texts.ago(Duration.between(failed, now)))));
      }
    }
    rejection.ifPresent(
        wrong ->
            lines.add(
                new Line(
                    "warning",
                    texts.get(
                        "check.rejected",
                        wrong.program(),
                        texts.ago(Duration.between(wrong.at(), now))))));
    return lines;
  }

  private static String failure(Texts texts, int status, String ago) {
    String key = "failed." + status;
    return texts.has(key)
        ? texts.get(key, ago)
        : texts.get("failed.other", ago, Integer.toString(status));
  }
}
