package dev.calbridge.kit.tenancy;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads Keycloak's {@code organization} claim: a list of aliases, or an object keyed by them. */
final class Organizations {

  private Organizations() {}

  static Set<String> of(JsonWebToken token) {
    return aliases(token.getClaim("organization"));
  }

  static Set<String> aliases(Object claim) {
    return switch (claim) {
      case null -> Set.of();
      case Map<?, ?> byAlias -> texts(byAlias.keySet());
      case Collection<?> list -> texts(list);
      default -> Set.of(text(claim));
    };
  }

  private static Set<String> texts(Collection<?> values) {
    Set<String> texts = new TreeSet<>();
    values.forEach(value -> texts.add(text(value)));
    return texts;
  }

  private static String text(Object value) {
    return value instanceof JsonString json ? json.getString() : value.toString();
  }
}
