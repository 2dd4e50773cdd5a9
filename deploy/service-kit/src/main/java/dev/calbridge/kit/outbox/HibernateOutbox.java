package dev.calbridge.kit.outbox;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** The same as {@link Outbox} for those who use Hibernate Reactive. */
public final class HibernateOutbox {

  /** The caller wakes {@link OutboxRelay} after the commit. */
  public Uni<Void> append(Mutiny.Session session, OutboxMessage message) {
    return session
        .createNativeQuery(
            "insert into outbox (topic, key, type, version, payload) values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, message.topic())
        .setParameter(2, message.key())
        .setParameter(3, message.type())
        .setParameter(4, message.version())
        .setParameter(5, message.payload())
        .executeUpdate()
        .replaceWithVoid();
  }
}
