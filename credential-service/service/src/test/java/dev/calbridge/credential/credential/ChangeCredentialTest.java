package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.credential.Expected.Any;
import dev.calbridge.credential.credential.Expected.OneOf;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeCredentialTest {

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000007");
  private static final Actor ADMIN = new Actor("optik", "admin", true);
  private static final Actor ANNA = new Actor("optik", "anna", false);
  private static final Actor BEN = new Actor("optik", "ben", false);
  private static final Actor STRANGER = new Actor("hoergut", "admin", true);
  private static final String CHANGED = "ganz andere Worte";

  private final InMemoryCredentials credentials = new InMemoryCredentials();
  private final ChangeCredential change =
      new ChangeCredential(
          credentials,
          new PlainPasswordHashes(),
          new NewPasswords(new PasswordRules(Set.of()), new Random(7)),
          Samples.CLOCK);

  @BeforeEach
  void annaHasOne() {
    credentials
        .add(Samples.credential("optik", ID, "Anna.B"), new PasswordHash("plain:old"), null)
        .await()
        .indefinitely();
  }

  @Test
  void theOwnerAndAnAdministratorSetPasswords() {
    assertThat(password(ANNA, new Any(), CHANGED)).isInstanceOf(Outcome.Done.class);
    assertThat(hash()).isEqualTo("plain:" + CHANGED);
    assertThat(password(ADMIN, new OneOf(Set.of(2L)), "noch einmal anders"))
        .isInstanceOf(Outcome.Done.class);
    assertThat(hash()).isEqualTo("plain:noch einmal anders");
    assertThat(version()).isEqualTo(3);
  }

  @Test
  void toOthersItIsNotThere() {
    for (Actor actor : new Actor[] {BEN, STRANGER}) {
      assertThat(password(actor, new Any(), CHANGED)).isEqualTo(Outcome.refused(Refusal.NOT_FOUND));
      assertThat(change.remove(actor, ID, new Any()).await().indefinitely())
          .isEqualTo(Outcome.refused(Refusal.NOT_FOUND));
    }
    assertThat(hash()).isEqualTo("plain:old");
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void whoHasSeenAnotherVersionChangesNothing() {
    OneOf stale = new OneOf(Set.of(7L));
    assertThat(password(ADMIN, stale, CHANGED)).isEqualTo(Outcome.refused(Refusal.STALE));
    assertThat(change.remove(ADMIN, ID, stale).await().indefinitely())
        .isEqualTo(Outcome.refused(Refusal.STALE));
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void aBadPasswordChangesNothing() {
    assertThat(password(ANNA, new Any(), "short"))
        .isEqualTo(Outcome.refused(Refusal.PASSWORD_LENGTH));
    assertThat(password(ANNA, new Any(), "anna.b"))
        .isEqualTo(Outcome.refused(Refusal.PASSWORD_LENGTH));
    assertThat(hash()).isEqualTo("plain:old");
  }

  @Test
  void removalIsAVersionOfItsOwn() {
    var outcome = change.remove(ANNA, ID, new Any()).await().indefinitely();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(((ServiceCredential) done.value()).version()).isEqualTo(2));
    assertThat(credentials.find("optik", ID).await().indefinitely()).isEmpty();
  }

  @Test
  void aGeneratedPasswordIsToldToWhoAskedForIt() {
    Outcome<Made> outcome =
        change.password(ANNA, ID, new Any(), new PasswordChoice.Generated()).await().indefinitely();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> {
              Password generated = ((Made) done.value()).generated();
              assertThat(generated.value()).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
              assertThat(hash()).isEqualTo("plain:" + generated.value());
            });
  }

  @Test
  void whoChangedItLastIsKnown() {
    password(ADMIN, new Any(), CHANGED);
    assertThat(credentials.find("optik", ID).await().indefinitely().orElseThrow())
        .extracting(ServiceCredential::createdBy, ServiceCredential::changedBy)
        .containsExactly("anna", "admin");
  }

  private Outcome<Made> password(Actor actor, Expected expected, String typed) {
    return change
        .password(actor, ID, expected, new PasswordChoice.Typed(typed, typed))
        .await()
        .indefinitely();
  }

  private String hash() {
    return credentials
        .findByUserName(new UserName("anna.b"))
        .await()
        .indefinitely()
        .orElseThrow()
        .hash()
        .text();
  }

  private long version() {
    return credentials.find("optik", ID).await().indefinitely().orElseThrow().version();
  }
}
