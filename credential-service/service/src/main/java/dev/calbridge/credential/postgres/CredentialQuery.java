package dev.calbridge.credential.postgres;

import dev.calbridge.credential.contract.CredentialState;
import dev.calbridge.credential.credential.CredentialSearch;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** A search for credentials as a query. */
final class CredentialQuery {

  private final StringBuilder text =
      new StringBuilder("from CredentialRow c where c.key.tenant = :tenant");
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final int limit;

  private CredentialQuery(int limit) {
    this.limit = limit;
  }

  static CredentialQuery of(CredentialSearch search) {
    CredentialQuery query = new CredentialQuery(search.limit());
    query.parameters.put("tenant", search.tenant());
    String user = search.user();
    if (user != null) {
      query.and("c.user = :user", "user", user);
    }
    var branch = search.branch();
    if (branch != null) {
      query.and("c.branch = :branch", "branch", branch);
    }
    var serviceClass = search.serviceClass();
    if (serviceClass != null) {
      query.and("c.serviceClass = :class", "class", serviceClass);
    }
    CredentialState state = search.state();
    if (state != null) {
      query.and(condition(state), "now", search.moment());
    }
    CredentialSearch.Place after = search.after();
    if (after != null) {
      query.and("(c.userName, c.key.id) > (:afterName, :afterId)", "afterName", after.userName());
      query.parameters.put("afterId", after.id());
    }
    query.text.append(" order by c.userName, c.key.id");
    return query;
  }

  Uni<List<CredentialRow>> on(Mutiny.Session session) {
    var selection = session.createSelectionQuery(text.toString(), CredentialRow.class);
    parameters.forEach(selection::setParameter);
    return selection.setMaxResults(limit).getResultList();
  }

  private void and(String condition, String name, Object value) {
    text.append(" and ").append(condition);
    parameters.put(name, value);
  }

  /** The same order of reasons as in {@code ServiceCredential.state}; a test compares the two. */
  private static String condition(CredentialState state) {
    String notExpired = "(c.endsAt is null or c.endsAt > :now)";
    return switch (state) {
      case EXPIRED -> "c.endsAt <= :now";
      case UNCONFIRMED -> notExpired + " and not c.confirmed";
      case WITHOUT_PASSWORD -> notExpired + " and c.confirmed and c.passwordHash is null";
      case NOT_YET_VALID ->
          notExpired + " and c.confirmed and c.passwordHash is not null and c.startsAt > :now";
      case ACTIVE ->
          notExpired
              + " and c.confirmed and c.passwordHash is not null"
              + " and (c.startsAt is null or c.startsAt <= :now)";
    };
  }
}
