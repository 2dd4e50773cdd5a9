package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.OAuthGrantPage;
import dev.calbridge.credential.grant.GrantState;
import dev.calbridge.credential.grant.Grants.After;
import dev.calbridge.credential.grant.Grants.Filter;
import dev.calbridge.credential.grant.Grants.Page;
import dev.calbridge.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Query parameters of the list of grants, and its pages. */
final class GrantPages {

  private static final int MOST_ITEMS = 500;

  private GrantPages() {}

  /**
   * @throws ProblemException 400 {@code limit-out-of-range}, {@code cursor-malformed}, {@code
   *     filter-invalid}
   */
  static Filter filter(
      @Nullable String state, @Nullable String account, @Nullable String after, int limit) {
    if (limit < 1 || limit > MOST_ITEMS) {
      throw new ProblemException(
          400, "limit-out-of-range", "Ask for 1 to " + MOST_ITEMS + " items.");
    }
    return new Filter(state(state), account, after(after), limit);
  }

  private static @Nullable GrantState state(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(GrantState.values())
        .filter(state -> state.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    400, "filter-invalid", "A state is ACTIVE or CONSENT_NEEDED."));
  }

  private static @Nullable After after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      int slash = plain.indexOf('/');
      return new After(
          Instant.parse(plain.substring(0, slash)), UUID.fromString(plain.substring(slash + 1)));
    } catch (RuntimeException malformed) {
      throw new ProblemException(
          400, "cursor-malformed", "Take the cursor from the page before as it is.");
    }
  }

  static OAuthGrantPage answer(Page page) {
    After next = page.next();
    return new OAuthGrantPage(
        page.items().stream().map(GrantJson::details).toList(), next == null ? null : cursor(next));
  }

  private static String cursor(After next) {
    byte[] plain = (next.createdAt() + "/" + next.id()).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }
}
