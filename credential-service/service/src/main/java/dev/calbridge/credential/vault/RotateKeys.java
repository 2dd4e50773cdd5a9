package dev.calbridge.credential.vault;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Wraps everything anew that an older key wraps. What is done is told by the secrets themselves, so
 * that a pass may end anywhere and the next one, here or in another process, goes on.
 */
public final class RotateKeys {

  private final SealedSecrets secrets;
  private final Vault vault;
  private final int batchSize;

  /**
   * @param batchSize secrets in one transaction
   */
  public RotateKeys(SealedSecrets secrets, Vault vault, int batchSize) {
    this.secrets = secrets;
    this.vault = vault;
    this.batchSize = batchSize;
  }

  /**
   * What a pass did.
   *
   * @param done wrapped anew
   * @param stuck left as they are: their key is not configured any more, or does not fit
   */
  public record Pass(long done, long stuck) {

    Pass plus(Pass other) {
      return new Pass(done + other.done, stuck + other.stuck);
    }
  }

  /**
   * How far it is.
   *
   * @param newestKey id of the key that wraps from now on
   * @param byKey how many secrets each key wraps
   */
  public record Progress(String newestKey, Map<String, Long> byKey) {

    public Progress {
      byKey = Map.copyOf(byKey);
    }

    /** How many an older key wraps still. */
    public long waiting() {
      return byKey.entrySet().stream()
          .filter(key -> !key.getKey().equals(newestKey))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  /** Goes once through everything. */
  public Uni<Pass> pass() {
    return secrets
        .tenants()
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(tenant -> pass(tenant, "", new Pass(0, 0)))
        .collect()
        .in(Total::new, Total::add)
        .map(total -> total.pass);
  }

  private Uni<Pass> pass(String tenant, String after, Pass soFar) {
    return secrets
        .rewrapSome(tenant, vault.newestKey(), after, batchSize, this::rewrap)
        .chain(
            batch -> {
              Pass now = soFar.plus(new Pass(batch.done(), batch.stuck()));
              String last = batch.last();
              return last == null ? Uni.createFrom().item(now) : pass(tenant, last, now);
            });
  }

  private Optional<SealedSecret> rewrap(Purpose purpose, SealedSecret secret) {
    try {
      return Optional.of(vault.rewrap(purpose, secret));
    } catch (Vault.CannotOpen keyIsGone) {
      return Optional.empty();
    }
  }

  public Uni<Progress> progress() {
    return secrets
        .tenants()
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(secrets::countByKey)
        .collect()
        .in(TreeMap<String, Long>::new, RotateKeys::addAll)
        .map(byKey -> new Progress(vault.newestKey(), byKey));
  }

  private static void addAll(Map<String, Long> sum, Map<String, Long> more) {
    more.forEach((key, count) -> sum.merge(key, count, Long::sum));
  }

  /** Adds up. */
  private static final class Total {
    private Pass pass = new Pass(0, 0);

    void add(Pass more) {
      pass = pass.plus(more);
    }
  }
}
