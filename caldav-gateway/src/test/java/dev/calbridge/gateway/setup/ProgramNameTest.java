package dev.calbridge.gateway.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Thunderbird/153.0 | Thunderbird 153
          DAVx5/4.5.4-gplay (dav4jvm; okhttp/5.1.0) Android/15                       | DAVx⁵ 4.5
          iOS/18.6 (22G86) dataaccessd/1.0                                           | iOS 18.6
          macOS/15.6 (24G84) dataaccessd/1.0                                         | macOS 15.6
          Mac+OS+X/10.15.7 (19H2) CalendarAgent/930.5.1                              | macOS 10.15
          CalDavSynchronizer/4.5                                                     | Outlook CalDav Synchronizer 4.5
          curl/8.5.0                                                                 | curl 8.5
          """)
  void programsAreNamedAsPeopleKnowThem(String agent, String name) {
    assertThat(ProgramName.of(agent)).isEqualTo(name);
  }

  @Test
  void whoSaysNothingOrNonsenseHasNoName() {
    assertThat(ProgramName.of(null)).isEqualTo("-");
    assertThat(ProgramName.of("<script>")).isEqualTo("-");
    assertThat(ProgramName.of("x".repeat(500))).hasSize(64);
  }
}
