package dev.calbridge.scheduler.customer;

import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Finds customers; they are kept as master data. */
public interface Customers {

  /** By name; at most as many as the search allows. */
  Uni<List<Stored<Customer>>> find(String tenant, CustomerSearch search);
}
