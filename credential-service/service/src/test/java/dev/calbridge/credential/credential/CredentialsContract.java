package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.contract.CredentialState;
import dev.calbridge.credential.credential.CredentialSearch.Place;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every keeper of credentials does, the one of the tests included. */
public abstract class CredentialsContract {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final PasswordHash HASH = new PasswordHash("first");

  private final String tenant = "t-" + UUID.randomUUID();
  private final String other = "o-" + UUID.randomUUID();
  private final String name = "Größe " + UUID.randomUUID();
  private final ServiceCredential credential = Samples.credential(tenant, UUID.randomUUID(), name);

  protected abstract Credentials credentials();

  protected abstract <T> T await(Supplier<Uni<T>> work);

  @Test
  void whatIsAddedIsFoundInEveryWay() {
    add(credential);
    assertThat(await(() -> credentials().find(tenant, credential.id()))).contains(credential);
    assertThat(await(() -> credentials().list(all(tenant)))).containsExactly(credential);
    assertThat(await(() -> credentials().list(of(tenant, "anna", null))))
        .containsExactly(credential);
    assertThat(await(() -> credentials().list(of(tenant, "ben", null)))).isEmpty();
    assertThat(byName(name.toUpperCase(java.util.Locale.ROOT))).isEqualTo("first");
  }

  @Test
  void anotherTenantFindsNothing() {
    add(credential);
    assertThat(await(() -> credentials().find(other, credential.id()))).isEmpty();
    assertThat(await(() -> credentials().list(all(other)))).isEmpty();
    assertThat(await(() -> credentials().change(other, credential.id(), HASH, Outcome::done)))
        .isEqualTo(Outcome.refused(Refusal.NOT_FOUND));
    assertThat(await(() -> credentials().remove(other, credential.id(), Outcome::done)))
        .isEqualTo(Outcome.refused(Refusal.NOT_FOUND));
    assertThat(await(() -> credentials().find(tenant, credential.id()))).contains(credential);
  }

  @Test
  void aUserNameIsTakenInAllTenants() {
    add(credential);
    ServiceCredential second =
        Samples.credential(other, UUID.randomUUID(), name.toLowerCase(java.util.Locale.ROOT));
    assertThat(await(() -> credentials().add(second, HASH, null)))
        .isEqualTo(Outcome.refused(Refusal.USER_NAME_TAKEN));
    assertThat(await(() -> credentials().list(all(other)))).isEmpty();
  }

  @Test
  void anIdIsTakenInItsTenantForEver() {
    add(credential);
    ServiceCredential second =
        Samples.credential(tenant, credential.id(), "n " + UUID.randomUUID());
    assertThat(await(() -> credentials().add(second, HASH, null)))
        .isEqualTo(Outcome.refused(Refusal.ID_TAKEN));
    remove();
    assertThat(await(() -> credentials().add(second, HASH, null)))
        .isEqualTo(Outcome.refused(Refusal.ID_TAKEN));
    add(Samples.credential(other, credential.id(), "n " + UUID.randomUUID()));
  }

  @Test
  void aChangeKeepsTheHashUnlessItBringsOne() {
    add(credential);
    ServiceCredential second = credential.withPassword("anna", Samples.NOW.plusSeconds(1));
    assertThat(change(null, second)).isEqualTo(Outcome.done(second));
    assertThat(byName(name)).isEqualTo("first");
    change(new PasswordHash("second"), second.withPassword("ben", Samples.NOW));
    assertThat(byName(name)).isEqualTo("second");
    assertThat(await(() -> credentials().find(tenant, credential.id())))
        .get()
        .extracting(ServiceCredential::version)
        .isEqualTo(3L);
  }

  @Test
  void aRefusedDecisionChangesNothing() {
    add(credential);
    assertThat(
            await(
                () ->
                    credentials()
                        .change(
                            tenant,
                            credential.id(),
                            new PasswordHash("second"),
                            current -> Outcome.refused(Refusal.STALE))))
        .isEqualTo(Outcome.refused(Refusal.STALE));
    assertThat(
            await(
                () ->
                    credentials()
                        .remove(
                            tenant, credential.id(), current -> Outcome.refused(Refusal.STALE))))
        .isEqualTo(Outcome.refused(Refusal.STALE));
    assertThat(await(() -> credentials().find(tenant, credential.id()))).contains(credential);
    assertThat(byName(name)).isEqualTo("first");
  }

  @Test
  void afterARemovalNothingIsFoundAndTheNameIsFree() {
    add(credential);
    remove();
    assertThat(await(() -> credentials().find(tenant, credential.id()))).isEmpty();
    assertThat(await(() -> credentials().findByUserName(new UserName(name)))).isEmpty();
    add(Samples.credential(other, UUID.randomUUID(), name));
  }

  @Test
  void theSameHashMadeAnewIsNoChange() {
    add(credential);
    PasswordHash renewed = new PasswordHash("renewed");
    await(() -> credentials().rehash(credential, new PasswordHash("another"), renewed));
    assertThat(byName(name)).isEqualTo("first");
    await(() -> credentials().rehash(credential, HASH, renewed));
    assertThat(byName(name)).isEqualTo("renewed");
    assertThat(await(() -> credentials().find(tenant, credential.id()))).contains(credential);
  }

  @Test
  void whatWasAskedForUnderAKeyIsKnownToItsActorOnly() {
    Creation creation =
        new Creation("anna", "key:1", "request", HASH, credential.id(), Samples.NOW);
    assertThat(await(() -> credentials().add(credential, HASH, creation)))
        .isEqualTo(Outcome.done(credential));
    assertThat(await(() -> credentials().creation(tenant, "anna", "key:1"))).contains(creation);
    assertThat(await(() -> credentials().creation(tenant, "anna", "key:2"))).isEmpty();
    assertThat(await(() -> credentials().creation(tenant, "ben", "key:1"))).isEmpty();
    assertThat(await(() -> credentials().creation(other, "anna", "key:1"))).isEmpty();
  }

  @Test
  void aStateIsTheSameWhoeverJudgesIt() {
    LocalDate today = LocalDate.of(2026, 11, 2);
    List<Validity> validities =
        List.of(
            Validity.ALWAYS,
            new Validity(today.minusDays(9), today.minusDays(1), BERLIN),
            new Validity(today.plusDays(1), null, BERLIN),
            new Validity(today, today, BERLIN));
    for (int number = 0; number < 16; number++) {
      Validity validity = validities.get(number / 4);
      ServiceCredential one =
          Samples.credential(tenant, UUID.randomUUID(), number + name)
              .with(
                  new Particulars(Samples.BRANCH, validity, number % 2 == 0, null),
                  "anna",
                  Samples.NOW);
      await(() -> credentials().add(one, HASH, null));
    }
    int found = 0;
    for (CredentialState state : CredentialState.values()) {
      var listed = await(() -> credentials().list(of(tenant, null, state)));
      assertThat(listed).allMatch(one -> one.state(Samples.NOW) == state);
      found += listed.size();
    }
    assertThat(found).isEqualTo(16);
  }

  @Test
  void pagesHoldWhileOthersComeAndGo() {
    for (int number = 0; number < 7; number++) {
      add(Samples.credential(tenant, UUID.randomUUID(), "n" + number + name));
    }
    List<String> seen = new ArrayList<>();
    Place after = null;
    for (int page = 0; page < 4; page++) {
      Place from = after;
      List<ServiceCredential> found =
          await(
              () ->
                  credentials()
                      .list(
                          new CredentialSearch(
                              tenant, null, null, null, null, Samples.NOW, from, 2)));
      found.forEach(one -> seen.add(one.userName().value().substring(0, 2)));
      after = Place.of(found.getLast());
      // before the place where we are: nobody is shown twice for it
      add(Samples.credential(tenant, UUID.randomUUID(), "a" + page + name));
    }
    assertThat(seen).containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6");
  }

  private static CredentialSearch all(String tenant) {
    return of(tenant, null, null);
  }

  private static CredentialSearch of(
      String tenant, @Nullable String user, @Nullable CredentialState state) {
    return new CredentialSearch(tenant, user, null, null, state, Samples.NOW, null, 100);
  }

  private void add(ServiceCredential added) {
    assertThat(await(() -> credentials().add(added, HASH, null))).isEqualTo(Outcome.done(added));
  }

  private Outcome<ServiceCredential> change(PasswordHash hash, ServiceCredential changed) {
    return await(
        () ->
            credentials().change(tenant, credential.id(), hash, current -> Outcome.done(changed)));
  }

  private void remove() {
    assertThat(
            await(
                () ->
                    credentials()
                        .remove(
                            tenant,
                            credential.id(),
                            current -> Outcome.done(current.ended("anna", Samples.NOW)))))
        .isInstanceOf(Outcome.Done.class);
  }

  private String byName(String typed) {
    return await(() -> credentials().findByUserName(new UserName(typed)))
        .orElseThrow()
        .hash()
        .text();
  }
}
