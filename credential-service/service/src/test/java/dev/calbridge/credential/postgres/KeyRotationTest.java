package dev.calbridge.credential.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.credential.crypto.AesGcmVault;
import dev.calbridge.credential.vault.Purpose;
import dev.calbridge.credential.vault.RotateKeys;
import dev.calbridge.credential.vault.SealedSecrets;
import dev.calbridge.credential.vault.Vault;
import dev.calbridge.credential.vault.VaultKeys;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/**
 * A change of keys on the real database. The kill is PostgreSQL's own: the connection of a pass is
 * terminated in the middle of a batch, which is what the database sees of a process that is killed.
 */
@QuarkusTest
class KeyRotationTest {

  private static final int SECRETS = 250;
  private static final int BATCH = 100;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Inject TenantDatabase database;
  @Inject SealedSecrets secrets;
  @Inject Config config;

  private final String tenant = "rotation-" + UUID.randomUUID();
  private final String oldKey = key("2025");
  private final String newKey = key("2026");
  private final Vault before = vault(oldKey);
  private final Vault rotating = vault(newKey, oldKey);
  private final Vault after = vault(newKey);

  @Test
  void aPassKilledInTheMiddleLosesNothingAndOthersFinishIt() throws InterruptedException {
    seal(SECRETS);
    AtomicBoolean reading = new AtomicBoolean(true);
    AtomicInteger reads = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger();
    AtomicReference<Throwable> unreadable = new AtomicReference<>();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (reading.get() && unreadable.get() == null) {
                    try {
                      check(rotating, ThreadLocalRandom.current().nextInt(SECRETS));
                      reads.incrementAndGet();
                    } catch (Vault.CannotOpen | AssertionError failure) {
                      unreadable.set(failure);
                    } catch (RuntimeException connectionLost) {
                      // It may have been lent the very connection that was terminated.
                      lost.incrementAndGet();
                    }
                  }
                });

    AtomicInteger seen = new AtomicInteger();
    RotateKeys doomed =
        new RotateKeys(ofTheTenant(() -> killAt(seen, BATCH + BATCH / 3)), rotating, BATCH);
    assertThatThrownBy(() -> doomed.pass().await().atMost(LIMIT))
        .isInstanceOf(RuntimeException.class);

    // The pool may lend the dead connection once more.
    Awaitility.await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(byKey())
                    .isEqualTo(Map.of("2026", (long) BATCH, "2025", (long) SECRETS - BATCH)));

    RotateKeys one = new RotateKeys(ofTheTenant(() -> {}), rotating, BATCH);
    RotateKeys other = new RotateKeys(ofTheTenant(() -> {}), rotating, BATCH / 2);
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              Uni.join().all(one.pass(), other.pass()).andFailFast().await().atMost(LIMIT);
              assertThat(byKey()).isEqualTo(Map.of("2026", (long) SECRETS));
            });
    assertThat(one.progress().await().atMost(LIMIT).waiting()).isZero();

    reading.set(false);
    reader.join();
    assertThat(unreadable.get()).isNull();
    assertThat(reads).hasValueGreaterThan(lost.get());
    for (int number = 0; number < SECRETS; number++) {
      check(after, number);
    }
  }

  @Test
  void aSecretWhoseKeyIsGoneStaysAsItIsAndIsCounted() {
    seal(5);
    RotateKeys without = new RotateKeys(ofTheTenant(() -> {}), after, 2);
    assertThat(without.pass().await().atMost(LIMIT)).isEqualTo(new RotateKeys.Pass(0, 5));
    assertThat(without.progress().await().atMost(LIMIT).waiting()).isEqualTo(5);

    RotateKeys with = new RotateKeys(ofTheTenant(() -> {}), rotating, 2);
    assertThat(with.pass().await().atMost(LIMIT)).isEqualTo(new RotateKeys.Pass(5, 0));
  }

  private void seal(int count) {
    database
        .inTransaction(
            tenant,
            connection -> {
              Uni<Void> all = Uni.createFrom().voidItem();
              for (int number = 0; number < count; number++) {
                Purpose purpose = purpose(number);
                var secret = before.seal(purpose, "secret " + number);
                all = all.chain(() -> SecretRows.put(connection, purpose, secret, Instant.EPOCH));
              }
              return all;
            })
        .await()
        .atMost(LIMIT);
  }

  private void check(Vault vault, int number) {
    var secret =
        database
            .inTransaction(tenant, connection -> SecretRows.find(connection, purpose(number)))
            .await()
            .atMost(LIMIT)
            .orElseThrow();
    assertThat(vault.open(purpose(number), secret)).isEqualTo("secret " + number);
  }

  private Purpose purpose(int number) {
    return new Purpose(tenant, "test/%04d".formatted(number));
  }

  private Map<String, Long> byKey() {
    return secrets.countByKey(tenant).await().atMost(LIMIT);
  }

  private void killAt(AtomicInteger seen, int number) {
    if (seen.incrementAndGet() != number) {
      return;
    }
    try (var connection =
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        var statement = connection.createStatement();
        var killed =
            statement.executeQuery(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and usename = current_user"
                    + " and state = 'idle in transaction'"
                    + " and query like '%from vault_secret s%skip locked%'")) {
      assertThat(killed.next()).as("somebody was killed").isTrue();
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The secrets of this test's tenant only. */
  private SealedSecrets ofTheTenant(Runnable beforeEach) {
    return new SealedSecrets() {
      @Override
      public Uni<List<String>> tenants() {
        return Uni.createFrom().item(List.of(tenant));
      }

      @Override
      public Uni<Batch> rewrapSome(
          String whose, String newest, String last, int limit, Rewrap rewrap) {
        return secrets.rewrapSome(
            whose,
            newest,
            last,
            limit,
            (purpose, secret) -> {
              beforeEach.run();
              return rewrap.apply(purpose, secret);
            });
      }

      @Override
      public Uni<Map<String, Long>> countByKey(String whose) {
        return secrets.countByKey(whose);
      }
    };
  }

  private static Vault vault(String... keys) {
    return new AesGcmVault(VaultKeys.of(List.of(keys), false), new SecureRandom());
  }

  private static String key(String id) {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return id + ":" + Base64.getEncoder().encodeToString(bytes);
  }
}
