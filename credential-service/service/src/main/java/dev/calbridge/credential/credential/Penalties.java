package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts wrong passwords by user name and by network, for all replicas together. */
public interface Penalties {

  Uni<Standing> standing(String userName, @Nullable String network);

  /**
   * One more wrong password.
   *
   * @param forgetBefore a count whose last one is older begins anew
   */
  Uni<Void> failed(String userName, @Nullable String network, Instant now, Instant forgetBefore);

  /** What is counted against a user name and the network that asks for it. */
  record Standing(Count userName, Count network) {
    public static final Standing CLEAN = new Standing(Count.NONE, Count.NONE);
  }

  /**
   * Wrong passwords.
   *
   * @param failures how many different ones
   * @param last when the last one came
   */
  record Count(int failures, Instant last) {
    public static final Count NONE = new Count(0, Instant.EPOCH);

    Count oneMore(Instant now) {
      return new Count(failures + 1, now);
    }
  }
}
