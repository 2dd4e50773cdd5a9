package dev.calbridge.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlatformKindTest {

  @Test
  void isNamedAsInTheBuild() {
    assertThat(PlatformKind.named("embedded")).isEqualTo(PlatformKind.EMBEDDED);
    assertThat(PlatformKind.named("containers")).isEqualTo(PlatformKind.CONTAINERS);
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> PlatformKind.named("cloud"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("embedded or containers");
  }
}
