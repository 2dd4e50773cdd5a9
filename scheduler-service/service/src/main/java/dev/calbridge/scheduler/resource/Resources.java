package dev.calbridge.scheduler.resource;

import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;

/** The resources of all tenants, to search in. */
public interface Resources {

  /** Those that meet the search, by id. */
  Uni<Page<Stored<Resource>>> search(String tenant, ResourceSearch search);
}
