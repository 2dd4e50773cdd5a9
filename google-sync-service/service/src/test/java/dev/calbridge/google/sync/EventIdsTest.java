package dev.calbridge.google.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

  private static final UUID LINK = UUID.fromString("0b0e7a4e-6f5e-4a62-8c4b-5d1d7bd3f001");
  private static final UUID ENTRY = UUID.fromString("0b0e7a4e-6f5e-4a62-8c4b-5d1d7bd3f002");

  @Test
  void anIdFollowsFromWhatTheEventStandsFor() {
    assertThat(EventIds.of("optik-himmel", LINK, ENTRY, 0))
        .isEqualTo(EventIds.of("optik-himmel", LINK, ENTRY, 0))
        .isNotEqualTo(EventIds.of("optik-himmel", LINK, ENTRY, 1))
        .isNotEqualTo(EventIds.of("hoergut", LINK, ENTRY, 0));
  }

  @Test
  void anIdIsOneThatGoogleTakes() {
    assertThat(EventIds.of("optik-himmel", LINK, ENTRY, 0)).matches("[0-9a-v]{52}");
  }

  /** RFC 4648 section 10. */
  @Test
  void base32HexIsThatOfTheStandard() {
    assertThat(EventIds.base32Hex("foobar".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("cpnmuoj1e8");
    assertThat(EventIds.base32Hex("foob".getBytes(StandardCharsets.US_ASCII))).isEqualTo("cpnmuog");
  }

  @Test
  void aStampOfACopyDoesNotCount() {
    String original = EventIds.of("optik-himmel", LINK, ENTRY, 0);
    Stamp stamp = Stamp.parse(new Stamp(LINK, ENTRY, original, 7, 8).text()).orElseThrow();
    assertThat(stamp).isEqualTo(new Stamp(LINK, ENTRY, original, 7, 8));
    assertThat(stamp.belongsTo(LINK, original)).isTrue();
    assertThat(stamp.belongsTo(LINK, "copyofthat")).isFalse();
    assertThat(stamp.belongsTo(ENTRY, original)).isFalse();
  }

  @Test
  void whatSomebodyElseWroteIsNoStamp() {
    assertThat(Stamp.parse("")).isEmpty();
    assertThat(Stamp.parse("1/x/y/z/0")).isEmpty();
    assertThat(Stamp.parse("2/" + LINK + "/" + ENTRY + "/abcdef/1")).isEmpty();
  }
}
