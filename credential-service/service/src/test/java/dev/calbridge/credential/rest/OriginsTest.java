package dev.calbridge.credential.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "192.0.2.7, 192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:aaaa::1, 2001:db8:1:2:aaaa:0:0:1, 2001:db8:1:2:0:0:0:0/64",
        "fe80::1%7, fe80:0:0:0:0:0:0:1, fe80:0:0:0:0:0:0:0/64",
        "-, -, -",
        "'', -, -",
        "unknown, -, -",
        "localhost, -, -",
        "192.0.2.7:4711, -, -"
      })
  void anAddressHasANetworkAndAnythingElseIsNone(String sent, String address, String network) {
    assertThat(Origins.of(sent, null))
        .extracting("address", "network")
        .containsExactly(address, network);
  }
}
