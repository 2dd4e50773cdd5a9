package dev.calbridge.google.credential;

import dev.calbridge.google.link.GrantUse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Tells credential-service which links use a grant, so that it knows the last use. */
@Singleton
public class GrantUses implements GrantUse {

  private static final int NOT_FOUND = 404;

  private final GrantsClient grants;

  public GrantUses(@RestClient GrantsClient grants) {
    this.grants = grants;
  }

  @Override
  public void begins(String tenant, UUID grant, UUID link) {
    unlessGone(() -> grants.use(tenant, grant, link));
  }

  @Override
  public void ends(String tenant, UUID grant, UUID link) {
    unlessGone(() -> grants.unuse(tenant, grant, link));
  }

  /** A grant that somebody has ended has no uses. */
  private static void unlessGone(Runnable call) {
    try {
      call.run();
    } catch (WebApplicationException answer) {
      if (answer.getResponse().getStatus() != NOT_FOUND) {
        throw answer;
      }
    }
  }
}
