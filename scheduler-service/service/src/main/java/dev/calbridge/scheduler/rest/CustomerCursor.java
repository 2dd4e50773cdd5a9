package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.customer.CustomerSearch;
import dev.calbridge.scheduler.customer.SearchWords;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of customers ended; opaque to callers. */
final class CustomerCursor {

  private static final int ID = 36;

  private CustomerCursor() {}

  static String behind(Stored<Customer> last) {
    String plain = last.id() + SearchWords.sortName(last.value());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws ProblemException 400 {@code cursor-malformed}
   */
  static CustomerSearch.@Nullable After parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String name = plain.substring(ID);
      if (name.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("NUL");
      }
      return new CustomerSearch.After(name, UUID.fromString(plain.substring(0, ID)));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException malformed) {
      throw new ProblemException(
          400, "cursor-malformed", "Take the cursor from the page before as it is.");
    }
  }
}
