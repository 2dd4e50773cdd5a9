package dev.calbridge.credential.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/service-credentials}: by user name.
 *
 * @param items in this order
 * @param next cursor of the page that follows, or null at the end
 */
public record ServiceCredentialPage(List<ServiceCredentialDetails> items, @Nullable String next) {

  public ServiceCredentialPage {
    items = List.copyOf(items);
  }
}
