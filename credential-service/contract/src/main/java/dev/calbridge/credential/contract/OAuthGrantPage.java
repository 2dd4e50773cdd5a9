package dev.calbridge.credential.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/oauth-grants}: oldest first.
 *
 * @param items in this order
 * @param next cursor of the page that follows, or null at the end
 */
public record OAuthGrantPage(List<OAuthGrantDetails> items, @Nullable String next) {

  public OAuthGrantPage {
    items = List.copyOf(items);
  }
}
