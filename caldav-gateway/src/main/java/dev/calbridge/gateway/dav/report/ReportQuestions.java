package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.property.PropertyQuestion;

/** What a report's question means for the reading. */
final class ReportQuestions {

  private ReportQuestions() {}

  /** Whether texts are to be fetched at all. */
  static boolean wantsData(PropertyQuestion question) {
    return switch (question) {
      case PropertyQuestion.These these -> these.asksFor(PropertyAnswers.CALENDAR_DATA);
      case PropertyQuestion.All all -> all.included().contains(PropertyAnswers.CALENDAR_DATA);
      case PropertyQuestion.Names _ -> false;
    };
  }
}
