package dev.calbridge.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The house rules of the packages. Each is shown to be able to fail on a bad class. */
class ArchitectureTest {

  private static final String ROOT = "dev.calbridge.gateway";

  private static final ArchRule INSIDE_KNOWS_NO_TECHNOLOGY =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "..calendar..",
              ROOT + "..credential..",
              ROOT + "..icalendar..",
              ROOT + "..change..",
              ROOT + "..dav..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx..",
              "io.quarkus..",
              "io.smallrye..",
              "io.micrometer..",
              "jakarta..",
              "org.apache.kafka..",
              "org.eclipse.microprofile..",
              "java.sql..",
              "java.net.http..",
              "com.fasterxml.jackson..",
              "dev.calbridge.kit..",
              ROOT + ".http..",
              ROOT + ".kafka..",
              ROOT + ".postgres..",
              ROOT + ".rest..")
          .because("business words inside, technology words at the edge");

  private static final ArchRule CALENDARS_KNOW_NO_PROTOCOL =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "..calendar..", ROOT + "..credential..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".dav..", ROOT + ".icalendar..")
          .because("what is kept does not depend on how it is asked for");

  private static final ArchRule SERVICES_KNOW_CONTRACTS_ONLY =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.calbridge.scheduler", "dev.calbridge.credential", "dev.calbridge.google..")
          .because("a service depends on the contract of another, never on its code");

  private final JavaClasses main =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private final JavaClasses bad =
      new ClassFileImporter().importPackages(ROOT + ".architecture.bad");

  @Test
  void theInsideKnowsNoTechnology() {
    INSIDE_KNOWS_NO_TECHNOLOGY.check(main);
    assertThat(INSIDE_KNOWS_NO_TECHNOLOGY.evaluate(bad).hasViolation()).isTrue();
  }

  @Test
  void calendarsKnowNoProtocol() {
    CALENDARS_KNOW_NO_PROTOCOL.check(main);
    assertThat(CALENDARS_KNOW_NO_PROTOCOL.evaluate(bad).hasViolation()).isTrue();
  }

  @Test
  void servicesKnowContractsOnly() {
    SERVICES_KNOW_CONTRACTS_ONLY.check(main);
    assertThat(SERVICES_KNOW_CONTRACTS_ONLY.evaluate(bad).hasViolation()).isTrue();
  }
}
