package dev.calbridge.gateway.setup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.calbridge.gateway.credential.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Notes what programs do, cheaply enough for every request, and hands it to the store from time to
 * time. Wrong passwords are remembered by this process alone: they belong to no credential.
 */
public final class CallJournal {

  private static final int MOST_NOTED = 20_000;
  private static final Duration REMEMBER_REJECTIONS = Duration.ofDays(1);

  private record Caller(String tenant, UUID credential, String agent) {}

  /** A wrong password. */
  public record Rejection(String program, Instant at) {}

  private final ProgramCalls calls;
  private final Clock clock;
  private final Map<Caller, ProgramCall> noted = new ConcurrentHashMap<>();
  private final Cache<String, Rejection> rejections =
      Caffeine.newBuilder().maximumSize(MOST_NOTED).expireAfterWrite(REMEMBER_REJECTIONS).build();

  public CallJournal(ProgramCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** Does not block. */
  public void note(Account account, @Nullable String agent, int status) {
    if (noted.size() >= MOST_NOTED) {
      // Written soon; until then nothing more is taken in.
      return;
    }
    Instant now = clock.instant();
    String said = agent == null ? "" : agent.substring(0, Math.min(256, agent.length()));
    noted.compute(
        new Caller(account.tenant(), account.credential(), said),
        (_, before) ->
            before == null
                ? ProgramCall.first(ProgramName.of(agent), now, status)
                : before.next(now, status));
  }

  /** Does not block. */
  public void noteRejection(String userName, @Nullable String agent) {
    rejections.put(
        userName.toLowerCase(Locale.ROOT), new Rejection(ProgramName.of(agent), clock.instant()));
  }

  public Optional<Rejection> rejection(String userName) {
    return Optional.ofNullable(rejections.getIfPresent(userName.toLowerCase(Locale.ROOT)));
  }

  /** Newest first, with what was noted a moment ago. Blocks. */
  public List<ProgramCall> of(Account account) {
    flush();
    return calls.of(account.tenant(), account.credential());
  }

  /** Writes what was noted since the last time. Blocks. */
  public synchronized void flush() {
    Map<String, Map<UUID, List<ProgramCall>>> byTenant = new HashMap<>();
    for (Caller caller : List.copyOf(noted.keySet())) {
      ProgramCall call = noted.remove(caller);
      if (call != null) {
        byTenant
            .computeIfAbsent(caller.tenant(), _ -> new HashMap<>())
            .computeIfAbsent(caller.credential(), _ -> new ArrayList<>())
            .add(call);
      }
    }
    byTenant.forEach(calls::store);
  }
}
