package dev.calbridge.kit.records;

import java.util.Map;
import java.util.Set;

/**
 * How far an erasure has come.
 *
 * @param complete nothing is left here; otherwise it has to be asked for again
 * @param erased how many rows of which table went this time
 * @param waiting messages that are on their way to Kafka
 * @param kept tables whose rows are still needed, as for the revocation of a grant
 */
public record Erasure(
    String tenant, boolean complete, Map<String, Long> erased, long waiting, Set<String> kept) {
  public Erasure {
    erased = Map.copyOf(erased);
    kept = Set.copyOf(kept);
  }
}
