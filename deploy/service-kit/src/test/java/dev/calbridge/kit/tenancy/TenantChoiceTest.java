package dev.calbridge.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.kit.problem.ProblemException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantChoiceTest {

  @Test
  void aPersonOfOneOrganizationNeedsNoHeader() {
    assertThat(TenantChoice.choose(null, Set.of("optik"), false)).isEqualTo("optik");
  }

  @Test
  void aPersonOfSeveralOrganizationsChooses() {
    assertThat(TenantChoice.choose("b2", Set.of("a1", "b2"), false)).isEqualTo("b2");
    assertRefused(400, "tenant-missing", null, Set.of("a1", "b2"), false);
  }

  @Test
  void aPersonCannotActForAForeignTenant() {
    assertRefused(403, "tenant-not-allowed", "other", Set.of("optik"), false);
    assertRefused(403, "tenant-not-allowed", null, Set.of(), false);
  }

  @Test
  void aServiceSaysForWhom() {
    assertThat(TenantChoice.choose("optik", Set.of(), true)).isEqualTo("optik");
    assertRefused(400, "tenant-missing", null, Set.of(), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a'; drop table x", "ä-b", "-ab", "a"})
  void anAliasThatIsNoneIsRefused(String asked) {
    assertRefused(400, "tenant-malformed", asked, Set.of("optik"), true);
  }

  private static void assertRefused(
      int status, String code, String asked, Set<String> own, boolean service) {
    assertThatThrownBy(() -> TenantChoice.choose(asked, own, service))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.code()).isEqualTo(code);
            });
  }
}
