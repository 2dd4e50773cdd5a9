package dev.calbridge.credential.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaultKeysTest {

  private static String key(String id, int seed) {
    byte[] bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return id + ":" + Base64.getEncoder().encodeToString(bytes);
  }

  private static String repeated(int length) {
    return Base64.getEncoder().encodeToString("x".repeat(length).getBytes());
  }

  @Test
  void theFirstIsTheNewestAndTheOthersAreStillFound() {
    VaultKeys keys = VaultKeys.of(List.of(key("2026b", 2), key("2026a", 1)), false);
    assertThat(keys.newest().id()).isEqualTo("2026b");
    assertThat(keys.find("2026a")).isPresent();
    assertThat(keys.find("2025")).isEmpty();
  }

  @Test
  void withoutAKeyNothingStartsButTheLocalRun() {
    assertThatThrownBy(() -> VaultKeys.of(List.of(), false)).isInstanceOf(UnsafeVaultKey.class);
    assertThat(VaultKeys.of(List.of(), true).newest().id()).isEqualTo("demo");
  }

  @Test
  void aDemoKeyIsRefusedUnderAnyName() {
    String demo = VaultKey.DEMO;
    String renamed = "production" + demo.substring(demo.indexOf(':'));
    for (String bad : List.of(demo, renamed, key("demo-2", 3), "k:" + repeated(32))) {
      assertThatThrownBy(() -> VaultKeys.of(List.of(bad), false))
          .isInstanceOf(UnsafeVaultKey.class);
      assertThat(VaultKeys.of(List.of(bad), true)).isNotNull();
    }
  }

  @Test
  void aDemoKeyIsRefusedInSecondPlaceToo() {
    assertThatThrownBy(() -> VaultKeys.of(List.of(key("a", 1), VaultKey.DEMO), false))
        .isInstanceOf(UnsafeVaultKey.class);
  }

  @ParameterizedTest
  @CsvSource({
    "no colon at all",
    "':bm90aGluZw=='",
    "'k:'",
    "'k:not base64!'",
    "'k:c2hvcnQ='",
    "'a b:c2hvcnQ='"
  })
  void aShortOrMalformedKeyIsRefusedEverywhereAndNeverRepeated(String bad) {
    assertThatThrownBy(() -> VaultKeys.of(List.of(bad), true))
        .isInstanceOf(UnsafeVaultKey.class)
        .hasMessageNotContaining("c2hvcnQ");
  }

  @Test
  void aKeyIdIsGivenOnce() {
    assertThatThrownBy(() -> VaultKeys.of(List.of(key("k", 1), key("k", 2)), false))
        .isInstanceOf(UnsafeVaultKey.class)
        .hasMessageContaining("twice");
  }
}
