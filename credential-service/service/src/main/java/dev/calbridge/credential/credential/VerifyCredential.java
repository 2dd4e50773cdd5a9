package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.ServiceClass;
import dev.calbridge.credential.credential.Credentials.Stored;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Optional;

/**
 * Tells whether user name and password open a service class now. Every way to fail takes the same
 * steps, the hash included, and gives the same answer.
 */
public final class VerifyCredential {

  private final Credentials credentials;
  private final PasswordHashes hashes;
  private final Clock clock;

  public VerifyCredential(Credentials credentials, PasswordHashes hashes, Clock clock) {
    this.credentials = credentials;
    this.hashes = hashes;
    this.clock = clock;
  }

  /**
   * @return the credential that may be used, or empty
   */
  public Uni<Optional<ServiceCredential>> verify(
      String userName, String password, ServiceClass serviceClass) {
    return lookUp(userName)
        .chain(
            found ->
                hashes
                    .fits(found.map(Stored::hash).orElse(null), Password.typed(password))
                    .map(fits -> found.filter(stored -> fits && opens(stored, serviceClass))))
        .map(found -> found.map(Stored::credential));
  }

  private Uni<Optional<Stored>> lookUp(String userName) {
    return switch (UserName.of(userName)) {
      case Outcome.Done<UserName>(UserName good) -> credentials.findByUserName(good);
      // Nobody can have it, and everybody can know that: no need to spend the look-up.
      case Outcome.Refused<UserName>(Refusal refusal) -> Uni.createFrom().item(Optional.empty());
    };
  }

  private boolean opens(Stored stored, ServiceClass serviceClass) {
    return stored.credential().opens(serviceClass, clock.instant());
  }
}
