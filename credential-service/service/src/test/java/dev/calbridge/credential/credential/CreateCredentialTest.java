package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateCredentialTest {

  private static final Actor ADMIN = new Actor("optik", "admin", true);
  private static final Actor ANNA = new Actor("optik", "anna", false);
  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000007");

  private static final CredentialSearch EVERYTHING =
      new CredentialSearch("optik", null, null, null, null, Samples.NOW, null, 100);

  private final InMemoryCredentials credentials = new InMemoryCredentials();

  /** The role matrix: who asks, for whom, what about confirmed; and what comes of it. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // actor, for,  wanted, self-service confirmed -> confirmed or refusal
        "admin, anna, -,     true,  true",
        "admin, anna, -,     false, true",
        "admin, anna, false, true,  false",
        "admin, anna, true,  false, true",
        "admin, -,    -,     true,  true",
        "anna,  anna, -,     true,  true",
        "anna,  -,    -,     true,  true",
        "anna,  -,    -,     false, false",
        "anna,  -,    true,  true,  true",
        "anna,  -,    false, true,  CONFIRMATION",
        "anna,  -,    true,  false, CONFIRMATION",
        "anna,  ben,  -,     true,  NOT_OWN",
        "anna,  ben,  true,  true,  NOT_OWN"
      })
  void whoMayMakeWhat(
      String actor, String user, Boolean wanted, boolean selfServiceConfirmed, String expected) {
    Actor who = actor.equals("admin") ? ADMIN : ANNA;
    Outcome<Made> outcome = create(selfServiceConfirmed, who, Samples.wanted(user, wanted));
    String came =
        switch (outcome) {
          case Outcome.Done<Made>(var made) -> String.valueOf(made.credential().confirmed());
          case Outcome.Refused<Made>(var refusal) -> refusal.name();
        };
    assertThat(came).isEqualTo(expected);
    assertThat(credentials.list(EVERYTHING).await().indefinitely())
        .hasSize(outcome instanceof Outcome.Done ? 1 : 0);
  }

  @Test
  void theFirstVersionBelongsToTheActorsTenantAndCarriesTheClocksTime() {
    var outcome = create(true, ANNA, Samples.wanted(null, null));
    assertThat(outcome)
        .isEqualTo(Outcome.done(new Made(Samples.credential("optik", ID, "Anna.B"), null)));
  }

  private Outcome<Made> create(boolean selfServiceConfirmed, Actor actor, NewCredential wanted) {
    return new CreateCredential(
            credentials,
            new PlainPasswordHashes(),
            new NewPasswords(new PasswordRules(Set.of()), new Random(7)),
            selfServiceConfirmed,
            () -> ID,
            Samples.CLOCK)
        .create(actor, wanted, null)
        .await()
        .indefinitely();
  }
}
