package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every keeper of credentials does, the one of the tests included. */
public abstract class CredentialsContract {

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
    assertThat(await(() -> credentials().list(tenant, null))).containsExactly(credential);
    assertThat(await(() -> credentials().list(tenant, "anna"))).containsExactly(credential);
    assertThat(await(() -> credentials().list(tenant, "ben"))).isEmpty();
    assertThat(byName(name.toUpperCase(java.util.Locale.ROOT))).isEqualTo("first");
  }

  @Test
  void anotherTenantFindsNothing() {
    add(credential);
    assertThat(await(() -> credentials().find(other, credential.id()))).isEmpty();
    assertThat(await(() -> credentials().list(other, null))).isEmpty();
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
    assertThat(await(() -> credentials().add(second, HASH)))
        .isEqualTo(Outcome.refused(Refusal.USER_NAME_TAKEN));
    assertThat(await(() -> credentials().list(other, null))).isEmpty();
  }

  @Test
  void anIdIsTakenInItsTenantForEver() {
    add(credential);
    ServiceCredential second =
        Samples.credential(tenant, credential.id(), "n " + UUID.randomUUID());
    assertThat(await(() -> credentials().add(second, HASH)))
        .isEqualTo(Outcome.refused(Refusal.ID_TAKEN));
    remove();
    assertThat(await(() -> credentials().add(second, HASH)))
        .isEqualTo(Outcome.refused(Refusal.ID_TAKEN));
    add(Samples.credential(other, credential.id(), "n " + UUID.randomUUID()));
  }

  @Test
  void aChangeKeepsTheHashUnlessItBringsOne() {
    add(credential);
    ServiceCredential second = credential.next(Samples.NOW.plusSeconds(1));
    assertThat(change(null, second)).isEqualTo(Outcome.done(second));
    assertThat(byName(name)).isEqualTo("first");
    change(new PasswordHash("second"), second.next(Samples.NOW));
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

  private void add(ServiceCredential added) {
    assertThat(await(() -> credentials().add(added, HASH))).isEqualTo(Outcome.done(added));
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
                            current -> Outcome.done(current.next(Samples.NOW)))))
        .isInstanceOf(Outcome.Done.class);
  }

  private String byName(String typed) {
    return await(() -> credentials().findByUserName(new UserName(typed)))
        .orElseThrow()
        .hash()
        .text();
  }
}
