package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.BookedTimes;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Neighbourhood;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.availability.Books;
import dev.calbridge.scheduler.availability.FreeSlots;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.time.Interval;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books in PostgreSQL, read without locking anything. */
@ApplicationScoped
public class PostgresBooks implements Books {

  private static final UUID NOTHING = new UUID(0, 0);

  private final Transactions transactions;
  private final Neighbours neighbours;

  public PostgresBooks(Transactions transactions, Neighbours neighbours) {
    this.transactions = transactions;
    this.neighbours = neighbours;
  }

  @Override
  public Uni<Optional<Found>> read(
      String tenant, UUID resource, @Nullable UUID type, Interval stretch) {
    Needs needs =
        new Needs(
            NOTHING,
            List.of(resource),
            List.of(),
            type == null ? List.of() : List.of(type),
            List.of(),
            null,
            List.of(),
            List.of(),
            null,
            null,
            new BookedTimes.None());
    return transactions.read(
        tenant,
        connection ->
            Uni.combine()
                .all()
                .unis(
                    connection
                        .preparedQuery(SurroundingsQuery.SELECT)
                        .execute(SurroundingsQuery.tuple(tenant, needs)),
                    neighbours.beside(connection, tenant, needs, stretch),
                    neighbours.availabilities(connection, tenant, needs, stretch))
                .asTuple()
                .map(
                    all ->
                        found(
                            SurroundingsQuery.read(all.getItem1().iterator().next()),
                            resource,
                            type,
                            all.getItem2(),
                            all.getItem3())));
  }

  private static Optional<Found> found(
      Surroundings known,
      UUID id,
      @Nullable UUID type,
      Neighbourhood others,
      List<Stored<ResourceTime>> availabilities) {
    KnownResource resource = known.resources().get(id);
    return resource == null
        ? Optional.empty()
        : Optional.of(
            new Found(
                new FreeSlots.Book(id, resource.resource(), known, availabilities, others),
                type == null ? null : known.types().get(type)));
  }
}
