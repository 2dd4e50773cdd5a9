package dev.calbridge.scheduler.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.calbridge.scheduler.architecture.bad.appointment.KnowsRest;
import dev.calbridge.scheduler.architecture.bad.appointment.KnowsTechnology;
import dev.calbridge.scheduler.architecture.bad.entry.KnowsAnotherService;
import dev.calbridge.scheduler.architecture.bad.rest.HasState;
import dev.calbridge.scheduler.architecture.bad.rest.KnowsDatabase;
import dev.calbridge.scheduler.architecture.bad.rest.OpenEndpoint;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.calbridge.scheduler");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(HouseRules.BUSINESS_KNOWS_NO_EDGE, KnowsRest.class),
        Arguments.of(HouseRules.BUSINESS_KNOWS_NO_TECHNOLOGY, KnowsTechnology.class),
        Arguments.of(HouseRules.REST_KNOWS_NO_DATABASE, KnowsDatabase.class),
        Arguments.of(
            HouseRules.OTHER_SERVICES_ARE_KNOWN_BY_CONTRACT_ONLY, KnowsAnotherService.class),
        Arguments.of(HouseRules.NO_STATIC_STATE, HasState.class),
        Arguments.of(HouseRules.ENDPOINTS_ARE_SECURED, OpenEndpoint.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theHouseRulesHold(ArchRule rule, Class<?> bad) {
    rule.check(OURS);
  }

  @ParameterizedTest(name = "{1} breaks: {0}")
  @MethodSource("rules")
  void eachRuleCanFail(ArchRule rule, Class<?> bad) {
    JavaClasses classes = new ClassFileImporter().importClasses(bad);
    assertThat(rule.evaluate(classes).hasViolation()).isTrue();
  }
}
