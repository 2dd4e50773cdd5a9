package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarProgramsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, other",
        "'', other",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit, other",
        "iOS/26.1 (23B85) dataaccessd/1.0, iOS",
        "macOS/26.1 (25B78) dataaccessd/1.0, macOS",
        "DAVx5/4.5.2-ose (dav4jvm; okhttp/4.12.0) Android/16, DAVx5",
        "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Thunderbird/140.3.0, Thunderbird",
        "CalDavSynchronizer/4.4, Outlook CalDav Synchronizer",
        "vdirsyncer/0.20.0, vdirsyncer",
        "Evolution/3.56.1, Evolution"
      })
  void isKnownByWhatItCallsItself(String agent, String family) {
    assertThat(CalendarPrograms.of(agent)).isEqualTo(family);
  }
}
