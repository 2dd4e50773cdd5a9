package dev.calbridge.google.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Each rule holds for our classes, and is broken by a bad one: it can fail. */
class ArchitectureTest {

  private static final String ROOT = "dev.calbridge.google";
  private static final String BAD = "dev.calbridge.google.architecture.bad";

  private final JavaClasses ours =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("google-emulator"))
          .withImportOption(location -> !location.contains("/emulator/"))
          .importPackages(ROOT);
  private final JavaClasses bad = new ClassFileImporter().importPackages(BAD);

  @Test
  void businessKnowsNoTechnology() {
    assertHoldsAndCanFail(
        ArchitectureRules.businessKnowsNoTechnology(ROOT),
        ArchitectureRules.businessKnowsNoTechnology(BAD));
  }

  @Test
  void theCoreIsPure() {
    assertHoldsAndCanFail(
        ArchitectureRules.theCoreIsPure(ROOT), ArchitectureRules.theCoreIsPure(BAD));
  }

  @Test
  void onlyTheEdgeKnowsGooglesClient() {
    assertHoldsAndCanFail(
        ArchitectureRules.onlyTheEdgeKnowsGooglesClient(ROOT),
        ArchitectureRules.onlyTheEdgeKnowsGooglesClient(BAD));
  }

  @Test
  void otherServicesAreKnownByContractOnly() {
    ArchRule rule = ArchitectureRules.otherServicesAreKnownByContractOnly();
    assertHoldsAndCanFail(rule, rule);
  }

  private void assertHoldsAndCanFail(ArchRule good, ArchRule forBad) {
    assertThat(ours).isNotEmpty();
    good.check(ours);
    assertThat(forBad.evaluate(bad).hasViolation()).isTrue();
  }
}
