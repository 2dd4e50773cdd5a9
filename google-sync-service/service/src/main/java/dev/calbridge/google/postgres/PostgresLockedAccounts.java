package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.LockedAccounts;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Written when Google locks an account; {@link DatabaseTime} reads all of them now and then. */
@Singleton
public class PostgresLockedAccounts implements LockedAccounts {

  private static final Logger LOG = Logger.getLogger(PostgresLockedAccounts.class);

  private final Transactions transactions;

  public PostgresLockedAccounts(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Without a database this process still knows, and the others find out by themselves. */
  @Override
  public void lock(UUID grant, Instant until) {
    try {
      transactions.ofAll(
          """
          insert into locked_account (grant_id, until) values ($1, $2)
          on conflict (grant_id) do update
            set until = greatest(locked_account.until, excluded.until)
          """,
          Tuple.of(grant, at(until)));
    } catch (RuntimeException fault) {
      LOG.warnf("A locked account is not kept: %s", fault.getClass().getName());
    }
  }
}
