package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every combination: name or network blocked; right password remembered; few guesses at the name,
 * from the network; network known. "?" stands for both.
 */
class GuardsTest {

  @ParameterizedTest
  @CsvSource({
    // name, network | right | few name, few network | known -> pass
    "no,  no,  ?,   ?,   ?,   ?,   pass",
    "yes, no,  yes, yes, ?,   ?,   pass",
    "yes, no,  yes, no,  ?,   yes, pass",
    "yes, no,  yes, no,  ?,   no,  wait",
    "yes, no,  no,  ?,   ?,   yes, pass",
    "yes, no,  no,  ?,   ?,   no,  wait",
    "no,  yes, yes, ?,   yes, ?,   pass",
    "no,  yes, yes, ?,   no,  yes, pass",
    "no,  yes, yes, ?,   no,  no,  wait",
    "no,  yes, no,  ?,   ?,   yes, pass",
    "no,  yes, no,  ?,   ?,   no,  wait",
    "yes, yes, yes, yes, yes, ?,   pass",
    "yes, yes, yes, yes, no,  ?,   wait",
    "yes, yes, yes, no,  ?,   ?,   wait",
    "yes, yes, no,  ?,   ?,   ?,   wait"
  })
  void whatPasses(
      String name,
      String network,
      String right,
      String fewName,
      String fewNetwork,
      String known,
      String expected) {
    String[] row = {name, network, right, fewName, fewNetwork, known};
    int combinations = 0;
    for (int bits = 0; bits < 64; bits++) {
      boolean[] is = new boolean[row.length];
      boolean matches = true;
      for (int place = 0; place < row.length; place++) {
        is[place] = (bits >> place & 1) == 1;
        matches &= row[place].equals("?") || row[place].equals("yes") == is[place];
      }
      if (matches) {
        combinations++;
        assertThat(new Guards(is[0], is[1], is[2], is[3], is[4], is[5]).letPass())
            .isEqualTo(expected.equals("pass"));
      }
    }
    assertThat(combinations).isPositive();
  }
}
