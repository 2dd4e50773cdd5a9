package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.waitinglist.Waiting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A waiting customer as a row. */
@Entity
@Table(name = "waiting")
public class WaitingRow extends MasterRow<Waiting> {

  @Column(name = "customer")
  UUID customer;

  @Column(name = "resource")
  @Nullable UUID resource;

  @Column(name = "type")
  @Nullable UUID type;

  @Column(name = "from_at")
  Instant from;

  @Column(name = "until_at")
  Instant until;

  @Column(name = "minutes")
  @Nullable Integer minutes;

  @Column(name = "notes")
  @Nullable String notes;

  @Column(name = "expires_at")
  Instant expires;

  @Override
  Waiting value() {
    return new Waiting(customer, resource, type, from, until, minutes, notes, expires);
  }

  @Override
  void set(Waiting value) {
    // What breaks no rule has these.
    customer = Objects.requireNonNull(value.customer());
    from = Objects.requireNonNull(value.from());
    until = Objects.requireNonNull(value.until());
    expires = Objects.requireNonNull(value.expires());
    resource = value.resource();
    type = value.type();
    minutes = value.minutes();
    notes = value.notes();
  }
}
