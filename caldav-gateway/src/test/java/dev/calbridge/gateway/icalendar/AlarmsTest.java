package dev.calbridge.gateway.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsTest {

  private static final List<String> DEFAULT =
      List.of(
          "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Sehtest", "TRIGGER:-PT15M", "END:VALARM");

  /** What a program sends where the default is a reminder 15 minutes before. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACTION:DISPLAY TRIGGER:-PT15M DESCRIPTION:x | true
          ACTION:display TRIGGER;RELATED=START:-P0DT0H15M0S UID:1 | true
          ACTION:DISPLAY TRIGGER;VALUE=DURATION:-PT900S X-WR-ALARMUID:1 | true
          ACTION:DISPLAY TRIGGER:-PT10M DESCRIPTION:x | false
          ACTION:DISPLAY TRIGGER:PT15M DESCRIPTION:x | false
          ACTION:AUDIO TRIGGER:-PT15M | false
          ACTION:DISPLAY TRIGGER;RELATED=END:-PT15M | false
          ACTION:DISPLAY TRIGGER;VALUE=DATE-TIME:20261123T080000Z | false
          ACTION:DISPLAY TRIGGER:-PT15M ACKNOWLEDGED:20261123T080000Z | false
          ACTION:DISPLAY | false
          """)
  void aReminderThatSaysNothingMoreIsTheDefaultOne(String lines, boolean expected) {
    List<String> alarm = new ArrayList<>(List.of("BEGIN:VALARM"));
    alarm.addAll(Arrays.asList(lines.split(" ", -1)));
    alarm.add("END:VALARM");

    assertThat(Alarms.areDefault(alarm, DEFAULT)).isEqualTo(expected);
    assertThat(Alarms.areDefault(List.of(), DEFAULT)).isFalse();
    assertThat(Alarms.areDefault(alarm, List.of())).isFalse();
    assertThat(Alarms.areDefault(List.of(), List.of())).isTrue();
  }
}
