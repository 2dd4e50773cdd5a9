package dev.calbridge.google.credential;

import dev.calbridge.google.link.GrantUse;
import dev.calbridge.google.link.Link;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Tells credential-service which links use a grant, so that it knows the last use. */
@Singleton
public class GrantUses implements GrantUse {

  private static final Logger LOG = Logger.getLogger(GrantUses.class);

  private final GrantsClient grants;

  public GrantUses(@RestClient GrantsClient grants) {
    this.grants = grants;
  }

  @Override
  public void begins(Link link) {
    attempt(link, () -> grants.use(link.tenant(), link.grant(), link.id()));
  }

  @Override
  public void ends(Link link) {
    attempt(link, () -> grants.unuse(link.tenant(), link.grant(), link.id()));
  }

  /** A count that is wrong keeps a grant too long, or needs consent once more: no loss of data. */
  private static void attempt(Link link, Runnable call) {
    try {
      call.run();
    } catch (WebApplicationException | ProcessingException | OidcClientException fault) {
      LOG.warnf("Link %s: the use of its grant is not counted: %s", link.id(), fault.getMessage());
    }
  }
}
