package dev.calbridge.scheduler.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** How the packages of this service may depend on each other. */
final class HouseRules {

  private static final String[] BUSINESS = {
    "..base..",
    "..tenant..",
    "..organisation..",
    "..resource..",
    "..customer..",
    "..appointment..",
    "..availability..",
    "..time..",
    "..waitinglist..",
    "..entry..",
    "..transfer..",
    "..feed..",
    "..notice..",
    "..journal..",
    "..guard..",
    "..republication.."
  };

  static final ArchRule BUSINESS_KNOWS_NO_EDGE =
      noClasses()
          .that()
          .resideInAnyPackage(BUSINESS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..rest..", "..postgres..", "..kafka..", "..file..");

  static final ArchRule BUSINESS_KNOWS_NO_TECHNOLOGY =
      noClasses()
          .that()
          .resideInAnyPackage(BUSINESS)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "jakarta..",
                      "io.quarkus..",
                      "io.vertx..",
                      "org.hibernate..",
                      "org.apache.kafka..",
                      "com.fasterxml.jackson..",
                      "java.sql..",
                      "dev.calbridge.kit..")
                  // A pure function of texts.
                  .and(not(resideInAPackage("dev.calbridge.kit.text"))));

  static final ArchRule REST_KNOWS_NO_DATABASE =
      noClasses()
          .that()
          .resideInAPackage("..rest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..postgres..", "org.hibernate..", "io.vertx.mutiny.sqlclient..");

  static final ArchRule OTHER_SERVICES_ARE_KNOWN_BY_CONTRACT_ONLY =
      noClasses()
          .that()
          .resideInAPackage("dev.calbridge.scheduler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.calbridge.credential..", "dev.calbridge.gateway..", "dev.calbridge.google..");

  static final ArchRule NO_STATIC_STATE =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  static final ArchRule ENDPOINTS_ARE_SECURED =
      classes()
          .that()
          .areAnnotatedWith(jakarta.ws.rs.Path.class)
          .and()
          .haveSimpleNameNotEndingWith("TenantsEndpoint")
          .and()
          // the secret in the address is the credential
          .haveSimpleNameNotEndingWith("SubscriptionEndpoint")
          .should()
          .beAnnotatedWith(jakarta.annotation.security.RolesAllowed.class);

  private HouseRules() {}
}
