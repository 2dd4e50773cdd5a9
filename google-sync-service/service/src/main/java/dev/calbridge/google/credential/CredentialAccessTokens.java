package dev.calbridge.google.credential;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.contract.RefusedAccessToken;
import dev.calbridge.google.link.AccessTokens;
import dev.calbridge.google.link.GoogleFault;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens in memory until shortly before they expire. However many links share a grant, one
 * request at a time asks for its token.
 */
@Singleton
public class CredentialAccessTokens implements AccessTokens {

  private static final Duration MARGIN = Duration.ofSeconds(60);

  /** A token just given is good, even if it looks expired: then the giver's clock is slow. */
  private static final Duration LEAST = Duration.ofSeconds(60);

  private static final Logger LOG = Logger.getLogger(CredentialAccessTokens.class);

  private final GrantsClient grants;
  private final Clock clock;
  private final ConcurrentMap<Key, Slot> slots = new ConcurrentHashMap<>();

  public CredentialAccessTokens(@RestClient GrantsClient grants, Clock clock) {
    this.grants = grants;
    this.clock = clock;
  }

  private record Key(String tenant, UUID grant) {}

  @Override
  public String token(String tenant, UUID grant) {
    return slots.computeIfAbsent(new Key(tenant, grant), Slot::new).token();
  }

  @Override
  public void refused(String tenant, UUID grant, String token) {
    Slot slot = slots.get(new Key(tenant, grant));
    if (slot != null) {
      slot.drop(token);
    }
  }

  /** One grant's token. Its monitor is the single flight; virtual threads may wait on it. */
  private final class Slot {
    private final Key key;
    private @Nullable AccessToken kept;
    private Instant until = Instant.MIN;

    Slot(Key key) {
      this.key = key;
    }

    synchronized String token() {
      AccessToken token = kept;
      if (token == null || clock.instant().isAfter(until)) {
        kept = null;
        token = ask(key);
        kept = token;
        until = latest(clock.instant().plus(LEAST), token.expiresAt().minus(MARGIN));
      }
      return token.value();
    }

    synchronized void drop(String refused) {
      if (kept != null && kept.value().equals(refused)) {
        kept = null;
        tell(key, refused);
      }
    }
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** So that the same token is not given again. If nobody hears it, the next refusal says so. */
  private void tell(Key key, String refused) {
    try {
      grants.refused(key.tenant(), key.grant(), new RefusedAccessToken(refused));
    } catch (WebApplicationException | ProcessingException | OidcClientException unheard) {
      LOG.debugf("credential-service did not hear of a refused token: %s", unheard.getMessage());
    }
  }

  private AccessToken ask(Key key) {
    try {
      return grants.accessToken(key.tenant(), key.grant());
    } catch (WebApplicationException answer) {
      int status = answer.getResponse().getStatus();
      // 409 consent-needed; a grant that is not there needs consent just as well.
      throw status == 409 || status == 404
          ? new GoogleFault(GoogleFault.Kind.CONSENT_NEEDED, "The grant is no longer good")
          : new GoogleFault(GoogleFault.Kind.TRY_LATER, "credential-service answered " + status);
    } catch (ProcessingException | OidcClientException _) {
      throw new GoogleFault(GoogleFault.Kind.TRY_LATER, "credential-service does not answer");
    }
  }
}
