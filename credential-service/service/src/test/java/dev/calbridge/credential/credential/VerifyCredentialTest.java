package dev.calbridge.credential.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.credential.contract.ServiceClass;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyCredentialTest {

  private static final Instant LAST_MOMENT = Instant.parse("2026-11-30T22:59:59.999Z");

  private final InMemoryCredentials credentials = new InMemoryCredentials();
  private final PlainPasswordHashes hashes = new PlainPasswordHashes();

  @BeforeEach
  void annaHasOneUntilTheEndOfNovember() {
    ServiceCredential anna =
        Samples.credential("optik", UUID.randomUUID(), "anna")
            .with(
                new Particulars(
                    Samples.BRANCH,
                    new Validity(null, LocalDate.of(2026, 11, 30), ZoneId.of("Europe/Berlin")),
                    true,
                    null),
                Samples.NOW);
    keep(anna);
    ServiceCredential ben = Samples.credential("optik", UUID.randomUUID(), "ben");
    keep(ben.with(new Particulars(Samples.BRANCH, Validity.ALWAYS, false, null), Samples.NOW));
  }

  private void keep(ServiceCredential credential) {
    var outcome =
        hashes
            .hash(new Password(Samples.PASSWORD))
            .chain(hash -> credentials.add(credential, hash))
            .await()
            .indefinitely();
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  @ParameterizedTest
  @CsvSource({
    "anna,   drei Brillen & ein Etui, true",
    "ANNA,   drei Brillen & ein Etui, true",
    "anna,   drei Brillen,            false",
    "anna,   '',                      false",
    "ben,    drei Brillen & ein Etui, false",
    "nobody, drei Brillen & ein Etui, false",
    "a:b,    drei Brillen & ein Etui, false"
  })
  void whatOpens(String userName, String password, boolean opens) {
    assertThat(verify(userName, password, Samples.NOW)).isEqualTo(opens);
    assertThat(hashes.comparisons).as("a hash is computed in any case").hasSize(1);
  }

  @Test
  void validityIsJudgedAtUse() {
    assertThat(verify("anna", Samples.PASSWORD, LAST_MOMENT)).isTrue();
    assertThat(verify("anna", Samples.PASSWORD, LAST_MOMENT.plusMillis(1))).isFalse();
  }

  private boolean verify(String userName, String password, Instant now) {
    return new VerifyCredential(credentials, hashes, Clock.fixed(now, ZoneOffset.UTC))
        .verify(userName, password, ServiceClass.CALDAV_SYNC)
        .await()
        .indefinitely()
        .isPresent();
  }
}
