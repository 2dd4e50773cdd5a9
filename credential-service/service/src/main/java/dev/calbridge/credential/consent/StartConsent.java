package dev.calbridge.credential.consent;

import dev.calbridge.credential.contract.OAuthConsent.Waiting;
import dev.calbridge.credential.grant.AcceptConsent;
import dev.calbridge.credential.grant.Grants;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts a consent flow for somebody whom a service has let do so. */
public final class StartConsent {

  /** More than a person opens, and little enough to be nothing to a database. */
  private static final int MOST_OPEN = 20;

  private final Consents consents;
  private final Grants grants;
  private final OpenFlow way;
  private final Duration life;
  private final Supplier<UUID> ids;
  private final Clock clock;

  /**
   * @param life how long a browser may take to come back
   */
  public StartConsent(
      Consents consents,
      Grants grants,
      OpenFlow way,
      Duration life,
      Supplier<UUID> ids,
      Clock clock) {
    this.consents = consents;
    this.grants = grants;
    this.way = way;
    this.life = life;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param grant the one to renew, or null
   */
  public record Wish(UUID resource, String user, Language language, @Nullable UUID grant) {}

  /** What came of it. */
  public sealed interface Started {

    /**
     * @param url holds the state: for the one browser only
     */
    record Open(ConsentFlow flow, String url) implements Started {
      @Override
      public String toString() {
        return "Open[" + flow.id() + "]";
      }
    }

    record NoSuchGrant() implements Started {}

    /** This user has too many flows open. */
    record TooMany() implements Started {}
  }

  public Uni<Started> start(String tenant, Wish wish) {
    UUID grant = wish.grant();
    if (grant == null) {
      return Uni.createFrom().deferred(() -> start(tenant, wish, null));
    }
    return grants
        .find(tenant, grant)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(new Started.NoSuchGrant())
                    : start(tenant, wish, found.get().grant().account()));
  }

  private Uni<Started> start(String tenant, Wish wish, @Nullable String account) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ConsentFlow flow =
        new ConsentFlow(
            tenant,
            ids.get(),
            AcceptConsent.GOOGLE,
            wish.resource(),
            wish.user(),
            wish.language(),
            account,
            0,
            new Waiting(),
            now,
            now.plus(life));
    OpenFlow.Way opened = way.open(flow);
    return consents
        .add(flow, opened.opening(), MOST_OPEN)
        .map(added -> added ? new Started.Open(flow, opened.url()) : new Started.TooMany());
  }
}
