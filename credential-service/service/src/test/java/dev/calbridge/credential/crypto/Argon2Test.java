package dev.calbridge.credential.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.credential.credential.PasswordHash;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2Test {

  /** Of the reference implementation's own tests. */
  private static final PasswordHash REFERENCE =
      new PasswordHash(
          "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

  private final Argon2 argon2 = new Argon2(new HashingCost(64, 1, 1), 2, new SecureRandom());

  @Test
  void computesWhatTheReferenceImplementationDoes() {
    Argon2Hash reference = Argon2Hash.parse(REFERENCE);
    assertThat(argon2.fits(reference, "password")).isTrue();
    assertThat(argon2.fits(reference, "Password")).isFalse();
    assertThat(reference.format()).isEqualTo(REFERENCE);
  }

  @Test
  void saltsEachHash() {
    Argon2Hash one = argon2.hash("hundert Gläser");
    Argon2Hash other = argon2.hash("hundert Gläser");
    assertThat(one.format().text()).isNotEqualTo(other.format().text());
    assertThat(argon2.fits(Argon2Hash.parse(other.format()), "hundert Gläser")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR",
        "$argon2id$v=19$m=256,t=2$c29tZXNhbHQ$nf65EOgLrQMR"
      })
  void readsNothingElse(String text) {
    assertThatThrownBy(() -> Argon2Hash.parse(new PasswordHash(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "19456, 2, true",
    "12288, 3, true",
    "7168, 5, true",
    "19456, 1, false",
    "64, 1, false"
  })
  void knowsWhatIsTooCheap(int memoryKib, int iterations, boolean enough) {
    assertThat(new HashingCost(memoryKib, iterations, 1).isEnough()).isEqualTo(enough);
  }
}
