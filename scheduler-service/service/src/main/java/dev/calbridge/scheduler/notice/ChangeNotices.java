package dev.calbridge.scheduler.notice;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The notices of all tenants, kept for a while. */
public interface ChangeNotices {

  /** Notices are kept at least this long. */
  Duration KEPT = Duration.ofHours(24);

  /** Before everything that is going to be committed from now on. */
  Uni<Position> now(String tenant);

  /** Those that follow, in their order; none is left out because it was committed late. */
  Uni<List<ChangeNotice>> after(String tenant, Position position, int limit);
}
