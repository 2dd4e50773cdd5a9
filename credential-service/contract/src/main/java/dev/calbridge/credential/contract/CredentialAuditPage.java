package dev.calbridge.credential.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/service-credential-audit}: newest first.
 *
 * @param items what happened
 * @param next cursor of what follows, or null at the end
 */
public record CredentialAuditPage(List<CredentialAuditEntry> items, @Nullable String next) {

  public CredentialAuditPage {
    items = List.copyOf(items);
  }
}
