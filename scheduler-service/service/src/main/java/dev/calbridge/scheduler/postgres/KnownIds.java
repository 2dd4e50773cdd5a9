package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ids in arrays, which no foreign key of the database watches. */
final class KnownIds {

  private KnownIds() {}

  /** Fails with 422 {@code unknown-branch}; the branches that are there stay until the commit. */
  static Uni<Void> branches(Mutiny.Session session, String tenant, List<UUID> wanted) {
    Set<UUID> ids = new HashSet<>(wanted);
    return ids.isEmpty()
        ? Uni.createFrom().voidItem()
        : session
            .createSelectionQuery(
                "from BranchRow where key.tenant = :tenant and key.id in (:ids) order by key.id",
                BranchRow.class)
            .setParameter("tenant", tenant)
            .setParameter("ids", ids)
            .setLockMode(LockModeType.PESSIMISTIC_READ)
            .getResultList()
            .invoke(
                found -> {
                  if (found.size() != ids.size()) {
                    throw new ProblemException(
                        422, "unknown-branch", "There is no branch of that id.");
                  }
                })
            .replaceWithVoid();
  }

  /** Fails with 409 {@code in-use} if a resource or an employee names the branch. */
  static Uni<Void> branchUnused(Mutiny.Session session, String tenant, UUID branch) {
    return session
        .createNativeQuery(
            "select exists (select 1 from resource where tenant = ?1 and ?2 = any(branches))"
                + " or exists (select 1 from employee where tenant = ?1 and ?2 = any(branches))",
            Boolean.class)
        .setParameter(1, tenant)
        .setParameter(2, branch)
        .getSingleResult()
        .invoke(
            used -> {
              if (used) {
                throw new ProblemException(
                    409, "in-use", "Resources or employees still name this branch.");
              }
            })
        .replaceWithVoid();
  }
}
