package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.AppointmentHistory;
import dev.calbridge.scheduler.appointment.EarlierVersion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Earlier versions in PostgreSQL. */
@ApplicationScoped
public class PostgresAppointmentHistory implements AppointmentHistory {

  private final Transactions transactions;
  private final EarlierVersions versions;

  public PostgresAppointmentHistory(Transactions transactions, EarlierVersions versions) {
    this.transactions = transactions;
    this.versions = versions;
  }

  @Override
  public Uni<List<EarlierVersion>> of(String tenant, UUID appointment) {
    return transactions.read(tenant, connection -> versions.all(connection, tenant, appointment));
  }
}
