package dev.calbridge.credential.postgres;

import dev.calbridge.credential.contract.RejectionReason;
import dev.calbridge.credential.credential.Origin;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** What one pass of {@link CoalescedUseLog} writes. */
final class UseBatch {

  private UseBatch() {}

  /** Uses of a credential with one kind of calendar program. */
  record UseKey(String tenant, UUID credential, String client) implements Comparable<UseKey> {

    private static final Comparator<UseKey> ORDER =
        Comparator.comparing(UseKey::tenant)
            .thenComparing(UseKey::credential)
            .thenComparing(UseKey::client);

    @Override
    public int compareTo(UseKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** The last one of them. */
  record Use(Instant at, Origin origin) {}

  /** Rejections of a credential for one reason. */
  record RejectionKey(String tenant, UUID credential, RejectionReason reason)
      implements Comparable<RejectionKey> {

    private static final Comparator<RejectionKey> ORDER =
        Comparator.comparing(RejectionKey::tenant)
            .thenComparing(RejectionKey::credential)
            .thenComparing(RejectionKey::reason);

    @Override
    public int compareTo(RejectionKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** All of them together. */
  record Rejections(long count, Instant first, Instant last, Origin origin) {

    Rejections and(Instant at, Origin from) {
      return new Rejections(count + 1, first, at, from);
    }
  }
}
