package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.CredentialState;
import dev.calbridge.credential.contract.ServiceClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which credentials to list.
 *
 * @param tenant alias of the tenant
 * @param user of this user only, or null
 * @param branch with this main branch only, or null
 * @param serviceClass of this class only, or null
 * @param state in this state only, or null
 * @param moment at which the state is judged
 * @param after the last one of the page before, or null
 * @param limit most of them
 */
public record CredentialSearch(
    String tenant,
    @Nullable String user,
    @Nullable UUID branch,
    @Nullable ServiceClass serviceClass,
    @Nullable CredentialState state,
    Instant moment,
    @Nullable Place after,
    int limit) {

  /** A place in the list: user names never change, so it holds while others come and go. */
  public record Place(String userName, UUID id) {

    public static Place of(ServiceCredential credential) {
      return new Place(credential.userName().value(), credential.id());
    }
  }
}
