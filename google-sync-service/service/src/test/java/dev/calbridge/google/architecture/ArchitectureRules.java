package dev.calbridge.google.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** What the packages may know of each other, under any root. */
final class ArchitectureRules {

  private ArchitectureRules() {}

  static ArchRule businessKnowsNoTechnology(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".sync..", root + ".link..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            root + ".rest..",
            root + ".kafka..",
            root + ".postgres..",
            root + ".googleapi..",
            root + ".scheduler..",
            root + ".credential..",
            root + ".runtime..",
            "com.google..",
            "io.quarkus..",
            "io.smallrye..",
            "io.vertx..",
            "jakarta..",
            "org.apache..",
            "org.eclipse.microprofile..",
            "com.fasterxml.jackson..",
            "dev.calbridge.kit..",
            "java.net.http..",
            "java.sql..");
  }

  static ArchRule theCoreIsPure(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".sync..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            root + ".sync..",
            "dev.calbridge.scheduler.contract..",
            "dev.calbridge.recurrence..",
            "org.jspecify..",
            "java.lang..",
            "java.nio.charset..",
            "java.security..",
            "java.time..",
            "java.util..");
  }

  static ArchRule otherServicesAreKnownByContractOnly() {
    return noClasses()
        .that()
        .resideInAPackage("dev.calbridge.google..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.calbridge.scheduler.rest..",
            "dev.calbridge.scheduler.appointment..",
            "dev.calbridge.credential.rest..",
            "dev.calbridge.gateway..",
            "dev.calbridge.google.emulator..");
  }

  static ArchRule onlyTheEdgeKnowsGooglesClient(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(root + ".googleapi..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.api..");
  }
}
