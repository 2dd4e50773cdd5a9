package dev.calbridge.credential.wiring;

import dev.calbridge.credential.consent.AuthorizationEndpoint;
import dev.calbridge.credential.consent.Consents;
import dev.calbridge.credential.consent.FinishConsent;
import dev.calbridge.credential.consent.FlowSecrets;
import dev.calbridge.credential.consent.OpenFlow;
import dev.calbridge.credential.consent.StartConsent;
import dev.calbridge.credential.crypto.Sha256FlowSecrets;
import dev.calbridge.credential.grant.AcceptConsent;
import dev.calbridge.credential.grant.Grants;
import dev.calbridge.credential.vault.Vault;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** The use cases around consent flows, which know nothing of the container. */
@Dependent
public class ConsentBeans {

  /** As long as Google lets its codes live. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  @Produces
  @Singleton
  FlowSecrets flowSecrets(SecureRandom random) {
    return new Sha256FlowSecrets(random);
  }

  @Produces
  @Singleton
  OpenFlow openFlow(FlowSecrets secrets, AuthorizationEndpoint endpoint, Vault vault) {
    return new OpenFlow(secrets, endpoint, vault);
  }

  @Produces
  @Singleton
  StartConsent startConsent(Consents consents, Grants grants, OpenFlow way, Clock clock) {
    return new StartConsent(consents, grants, way, LIFE, UUID::randomUUID, clock);
  }

  @Produces
  @Singleton
  FinishConsent finishConsent(
      Consents consents,
      AcceptConsent accept,
      FlowSecrets secrets,
      AuthorizationEndpoint endpoint,
      OpenFlow way,
      Vault vault,
      Clock clock) {
    return new FinishConsent(consents, accept, secrets, endpoint, way, vault, clock);
  }
}
