package dev.calbridge.credential.postgres;

import dev.calbridge.credential.consent.ConsentFlow;
import dev.calbridge.credential.consent.Language;
import dev.calbridge.credential.contract.OAuthConsent.Denied;
import dev.calbridge.credential.contract.OAuthConsent.Expired;
import dev.calbridge.credential.contract.OAuthConsent.Failed;
import dev.calbridge.credential.contract.OAuthConsent.Granted;
import dev.calbridge.credential.contract.OAuthConsent.Outcome;
import dev.calbridge.credential.contract.OAuthConsent.ScopesMissing;
import dev.calbridge.credential.contract.OAuthConsent.Waiting;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code oauth_consent}. */
final class ConsentRows {

  /** What {@link #read} reads. */
  static final String COLUMNS =
      "c.tenant, c.id, c.provider, c.resource, c.user_subject, c.language, c.account, c.attempts,"
          + " c.outcome, c.outcome_grant, c.outcome_detail, c.created_at, c.expires_at";

  private ConsentRows() {}

  static ConsentFlow read(Row row) {
    return new ConsentFlow(
        row.getString("tenant"),
        row.getUUID("id"),
        row.getString("provider"),
        row.getUUID("resource"),
        row.getString("user_subject"),
        Language.valueOf(row.getString("language")),
        row.getString("account"),
        row.getInteger("attempts"),
        outcome(row),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("expires_at").toInstant());
  }

  private static Outcome outcome(Row row) {
    String kind = row.getString("outcome");
    return switch (kind) {
      case "WAITING" -> new Waiting();
      case "GRANTED" -> new Granted(row.getUUID("outcome_grant"));
      case "DENIED" -> new Denied();
      case "SCOPES_MISSING" ->
          new ScopesMissing(List.of(row.getString("outcome_detail").split(" ", -1)));
      case "FAILED" -> new Failed(row.getString("outcome_detail"));
      default -> throw new IllegalStateException("Unknown outcome in oauth_consent: " + kind);
    };
  }

  static String kind(Outcome outcome) {
    return switch (outcome) {
      case Waiting() -> "WAITING";
      case Granted granted -> "GRANTED";
      case Denied() -> "DENIED";
      case ScopesMissing missing -> "SCOPES_MISSING";
      case Failed failed -> "FAILED";
      // a matter of the clock, not of the row
      case Expired() -> "WAITING";
    };
  }

  static @Nullable UUID grant(Outcome outcome) {
    return outcome instanceof Granted(UUID grant) ? grant : null;
  }

  static @Nullable String detail(Outcome outcome) {
    return switch (outcome) {
      case ScopesMissing(List<String> scopes) -> String.join(" ", scopes);
      case Failed(String code) -> code;
      case Waiting w -> null;
      case Granted g -> null;
      case Denied d -> null;
      case Expired e -> null;
    };
  }
}
