package dev.calbridge.credential.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answer to a {@link VerifyRequest}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Verification.Verified.class, name = "verified"),
  @JsonSubTypes.Type(value = Verification.Rejected.class, name = "rejected")
})
public sealed interface Verification {

  /**
   * The password fits and the credential may be used now.
   *
   * @param tenant alias of the tenant
   * @param credential identifies the credential
   * @param version version of the credential this answer was judged by
   * @param userName as stored
   * @param user subject of the user account (OIDC {@code sub})
   * @param branch main branch of the credential
   * @param validUntil first instant after validity, or null; a cache must not outlive it
   */
  record Verified(
      String tenant,
      UUID credential,
      long version,
      String userName,
      String user,
      UUID branch,
      @Nullable Instant validUntil)
      implements Verification {}

  /**
   * It does not fit, for whatever reason: outside nobody learns which.
   *
   * @param retryAfter null: judged. Otherwise the password was not looked at, because too many
   *     wrong ones came before it: seconds until it will be. A gateway then says 429 with {@code
   *     Retry-After} rather than 401, lest a calendar program asks its user for a password that may
   *     well be right.
   */
  record Rejected(@Nullable Long retryAfter) implements Verification {

    public Rejected() {
      this(null);
    }
  }
}
