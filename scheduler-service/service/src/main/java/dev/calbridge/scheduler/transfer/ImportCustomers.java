package dev.calbridge.scheduler.transfer;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.transfer.ImportReport.Fate;
import dev.calbridge.scheduler.transfer.ImportReport.Refusal;
import dev.calbridge.scheduler.transfer.ImportReport.Taken;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Takes customers from a file. The same file again changes nothing. */
public final class ImportCustomers {

  private final MasterData<Customer> customers;

  public ImportCustomers(MasterData<Customer> customers) {
    this.customers = customers;
  }

  /**
   * @param dryRun true if nothing is to be written
   */
  public Uni<Fate> take(String tenant, FileCustomer item, boolean dryRun) {
    return switch (item) {
      case FileCustomer.Unreadable broken ->
          Uni.createFrom().item(new Refusal(broken.line(), broken.code(), broken.detail()));
      case FileCustomer.Read read -> take(tenant, read, dryRun);
    };
  }

  private Uni<Fate> take(String tenant, FileCustomer.Read item, boolean dryRun) {
    Optional<BrokenRule> broken = item.customer().broken();
    if (broken.isPresent()) {
      BrokenRule rule = broken.get();
      return Uni.createFrom().item(new Refusal(item.line(), rule.code(), rule.detail()));
    }
    UUID known = item.id();
    UUID id = known == null ? named(tenant, item.name()) : known;
    return customers.find(tenant, id).chain(found -> put(tenant, id, item, found, dryRun));
  }

  private Uni<Fate> put(
      String tenant,
      UUID id,
      FileCustomer.Read item,
      Optional<Stored<Customer>> found,
      boolean dryRun) {
    Taken taken =
        found.isEmpty()
            ? Taken.CREATED
            : found.get().value().equals(item.customer()) ? Taken.UNCHANGED : Taken.CHANGED;
    if (dryRun || taken == Taken.UNCHANGED) {
      return Uni.createFrom().item(taken);
    }
    Precondition still =
        found
            .<Precondition>map(there -> new Precondition.Version(there.version()))
            .orElseGet(Precondition.Absent::new);
    return customers
        .put(tenant, id, still, item.customer())
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Done<Stored<Customer>> _ -> taken;
                  case Outcome.Failed<Stored<Customer>> failed ->
                      new Refusal(item.line(), failed.failure().code(), failed.failure().detail());
                });
  }

  private static UUID named(String tenant, String name) {
    return UUID.nameUUIDFromBytes(
        ("customer\n" + tenant + "\n" + name).getBytes(StandardCharsets.UTF_8));
  }
}
