package dev.calbridge.credential.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** What holds the service together; {@link ArchitectureTest} shows that each can fail. */
final class Rules {

  private static final String[] BUSINESS = {
    "..credential.credential..",
    "..bad.credential..",
    "..credential.consent..",
    "..credential.grant..",
    "..vault.."
  };

  /**
   * Business types may use Java, the contract, each other, and Mutiny, which is to them what a
   * Future is: a word for "later" and no technology of its own.
   */
  static final ArchRule BUSINESS_KNOWS_NO_TECHNOLOGY =
      classes()
          .that()
          .resideInAnyPackage(BUSINESS)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(BUSINESS)
                  .or(
                      resideInAnyPackage(
                          "java.lang..",
                          "java.nio.charset..",
                          "java.text..",
                          "java.time..",
                          "java.util..",
                          "org.jspecify..",
                          "io.smallrye.mutiny..",
                          "dev.calbridge.credential.contract..")));

  static final ArchRule THE_VAULT_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("..vault..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..credential.credential..", "..grant..");

  static final ArchRule ONLY_CRYPTO_KNOWS_CIPHERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..crypto..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bouncycastle..", "javax.crypto..");

  static final ArchRule ONLY_POSTGRES_KNOWS_HIBERNATE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate..", "jakarta.persistence..");

  static final ArchRule EDGES_DO_NOT_KNOW_REST =
      noClasses()
          .that(not(resideInAnyPackage("..rest..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..credential.rest..", "jakarta.ws.rs..");

  static final ArchRule NO_STATIC_STATE =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  private Rules() {}
}
