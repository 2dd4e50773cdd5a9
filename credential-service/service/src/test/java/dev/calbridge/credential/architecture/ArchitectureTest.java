package dev.calbridge.credential.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.calbridge.credential.architecture.bad.credential.KnowsTechnology;
import dev.calbridge.credential.architecture.bad.rest.KnowsEverything;
import dev.calbridge.credential.architecture.bad.vault.KnowsGrants;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(new ImportOption.DoNotIncludeJars())
          .importPackages("dev.calbridge.credential");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(Rules.BUSINESS_KNOWS_NO_TECHNOLOGY, KnowsTechnology.class),
        Arguments.of(Rules.THE_VAULT_STANDS_ALONE, KnowsGrants.class),
        Arguments.of(Rules.ONLY_CRYPTO_KNOWS_CIPHERS, KnowsEverything.class),
        Arguments.of(Rules.ONLY_POSTGRES_KNOWS_HIBERNATE, KnowsEverything.class),
        Arguments.of(Rules.EDGES_DO_NOT_KNOW_REST, KnowsTechnology.class),
        Arguments.of(Rules.NO_STATIC_STATE, KnowsEverything.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theServiceKeepsTheRule(ArchRule rule, Class<?> bad) {
    assertThat(SERVICE.size()).isGreaterThan(50);
    assertThat(rule.evaluate(SERVICE).getFailureReport().getDetails()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aBadClassBreaksTheRule(ArchRule rule, Class<?> bad) {
    assertThat(rule.evaluate(new ClassFileImporter().importClasses(bad)).hasViolation()).isTrue();
  }
}
