package dev.calbridge.credential.postgres;

import dev.calbridge.credential.credential.Penalties;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Table {@code sign_in_penalty}, which knows digests only. */
@Singleton
public final class PostgresPenalties implements Penalties {

  private static final String READ =
      "select subject, failures, last_failure_at from sign_in_penalty where subject in ($1, $2)";

  // In one order everywhere: two attempts that meet must not wait for each other.
  private static final String COUNT =
      """
      insert into sign_in_penalty as known (subject, failures, last_failure_at)
      select subject, 1, $3 from unnest(array[$1::text, $2::text]) as subject
      where subject is not null order by subject
      on conflict (subject) do update set
        failures = case when known.last_failure_at < $4 then 1 else known.failures + 1 end,
        last_failure_at = greatest(known.last_failure_at, excluded.last_failure_at)
      """;

  private final Pool pool;

  public PostgresPenalties(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Standing> standing(String userName, @Nullable String network) {
    String name = userName(userName);
    return pool.preparedQuery(READ)
        .execute(Tuple.of(name, network(network)))
        .map(rows -> read(rows, name));
  }

  @Override
  public Uni<Void> failed(
      String userName, @Nullable String network, Instant now, Instant forgetBefore) {
    return pool.preparedQuery(COUNT)
        .execute(Tuple.of(userName(userName), network(network), utc(now), utc(forgetBefore)))
        .replaceWithVoid();
  }

  private static Standing read(RowSet<Row> rows, String name) {
    Count forName = Count.NONE;
    Count forNetwork = Count.NONE;
    for (Row row : rows) {
      Count count = new Count(row.getInteger(1), row.getOffsetDateTime(2).toInstant());
      if (row.getString(0).equals(name)) {
        forName = count;
      } else {
        forNetwork = count;
      }
    }
    return new Standing(forName, forNetwork);
  }

  private static String userName(String userName) {
    return digest("name " + userName);
  }

  private static @Nullable String network(@Nullable String network) {
    return network == null ? null : digest("network " + network);
  }

  private static String digest(String subject) {
    try {
      byte[] bytes = subject.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", fault);
    }
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
