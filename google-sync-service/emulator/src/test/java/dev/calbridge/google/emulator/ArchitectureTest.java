package dev.calbridge.google.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.calbridge.google.emulator.event.KnowsHttp;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.calbridge.google.emulator";

  private final ArchRule rulesOfEventsKnowNoHttp =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".event..", ROOT + ".world..", ROOT + ".error..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".http..",
              ROOT + ".api..",
              ROOT + ".oauth..",
              ROOT + ".control..",
              ROOT + ".page..",
              ROOT + ".store..",
              "com.sun.net.httpserver..");

  @Test
  void theRulesOfEventsKnowNothingOfHttp() {
    rulesOfEventsKnowNoHttp.check(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT));
  }

  @Test
  void theRuleFindsAClassThatBreaksIt() {
    assertThat(
            rulesOfEventsKnowNoHttp
                .evaluate(new ClassFileImporter().importClasses(KnowsHttp.class))
                .hasViolation())
        .isTrue();
  }
}
