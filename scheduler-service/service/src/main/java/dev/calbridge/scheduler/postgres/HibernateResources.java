package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.postgres.TenantSessions;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.resource.Resource;
import dev.calbridge.scheduler.resource.ResourceSearch;
import dev.calbridge.scheduler.resource.Resources;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Searches resources by Hibernate. A tenant has hundreds of them at most. */
@ApplicationScoped
public class HibernateResources implements Resources {

  private static final String QUERY =
      """
      from ResourceRow r where r.key.tenant = :tenant and r.key.id > :after
        and (:hidden = true or r.visible = true)
        and (:kind = '' or cast(r.kind as string) = :kind)
        and (:name = '' or locate(:name, lower(r.name)) > 0)
      order by r.key.id""";

  private final TenantSessions sessions;

  public HibernateResources(Mutiny.SessionFactory sessions) {
    this.sessions = new TenantSessions(sessions);
  }

  @Override
  public Uni<Page<Stored<Resource>>> search(String tenant, ResourceSearch search) {
    return sessions
        .inTransaction(
            tenant,
            session ->
                session
                    .createSelectionQuery(QUERY, ResourceRow.class)
                    .setParameter("tenant", tenant)
                    .setParameter("after", search.after() == null ? new UUID(0, 0) : search.after())
                    .setParameter("hidden", search.hiddenToo())
                    .setParameter("kind", search.kind() == null ? "" : search.kind().name())
                    .setParameter(
                        "name",
                        search.name() == null ? "" : search.name().strip().toLowerCase(Locale.ROOT))
                    .getResultList())
        .map(rows -> page(rows, search));
  }

  private static Page<Stored<Resource>> page(List<ResourceRow> rows, ResourceSearch search) {
    List<Stored<Resource>> found =
        rows.stream()
            .map(ResourceRow::stored)
            .filter(stored -> search.branch() == null || stored.value().visibleIn(search.branch()))
            .limit(search.limit() + 1L)
            .toList();
    boolean more = found.size() > search.limit();
    List<Stored<Resource>> items = more ? found.subList(0, search.limit()) : found;
    return new Page<>(items, more ? items.getLast().id().toString() : null);
  }
}
