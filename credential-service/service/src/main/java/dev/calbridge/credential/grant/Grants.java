package dev.calbridge.credential.grant;

import dev.calbridge.credential.credential.Expected;
import dev.calbridge.credential.vault.SealedSecret;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The grants that are kept, each with its sealed refresh token. Changes are told by event. */
public interface Grants {

  /**
   * Keeps the grant, or renews the one its tenant already has of that account.
   *
   * @param digests of the refresh token's names
   * @return as kept: a renewed one has its old id, the next version and is active again
   */
  Uni<Grant> keep(Grant grant, SealedSecret refreshToken, TokenDigests.Digests digests);

  Uni<Page> list(String tenant, Filter filter);

  Uni<Optional<Used>> find(String tenant, UUID id);

  /**
   * Notes that a link uses the grant; noting it twice is noting it once.
   *
   * @return false if there is no such grant
   */
  Uni<Boolean> use(String tenant, UUID id, UUID link, Instant now);

  /** Notes that a link uses the grant no longer, and ends the grant if that was its last use. */
  Uni<Void> leave(String tenant, UUID id, UUID link, Ending ending);

  Uni<Ended> end(String tenant, UUID id, Expected expected, Ending ending);

  /** A grant and how many links use it. */
  record Used(Grant grant, int uses) {}

  /**
   * Which grants to list, oldest first.
   *
   * @param state only these, or null
   * @param account only of this account, or null
   * @param after where the page before ended, or null
   * @param limit how many at most
   */
  record Filter(
      @Nullable GrantState state, @Nullable String account, @Nullable After after, int limit) {}

  /** Where a page ended. */
  record After(Instant createdAt, UUID id) {}

  /**
   * A part of a list.
   *
   * @param next where it ended, or null if nothing follows
   */
  record Page(List<Used> items, @Nullable After next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * What to do with a grant that ends.
   *
   * @param now when that is
   * @param giveUpAt until when to try to tell the provider
   * @param reseal seals the refresh token for the revocation; asked only if no other tenant has a
   *     grant of the account; empty: there is nothing to tell the provider
   */
  record Ending(Instant now, Instant giveUpAt, Function<Kept, Optional<SealedSecret>> reseal) {}

  /** A grant with its refresh token. */
  record Kept(Grant grant, SealedSecret refreshToken) {}

  /** What came of ending a grant. */
  enum Ended {
    DONE,
    NOT_FOUND,
    /** It has been changed since the caller looked. */
    STALE
  }
}
