package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.postgres.TenantSessions;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.customer.CustomerSearch;
import dev.calbridge.scheduler.customer.Customers;
import dev.calbridge.scheduler.customer.SearchWords;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds customers by the words beside them. */
@ApplicationScoped
public class HibernateCustomers implements Customers {

  /** Behind every word that begins with a term, in collation "C" (the last code point). */
  private static final String LAST = new String(Character.toChars(0x10FFFF));

  private final TenantSessions sessions;

  public HibernateCustomers(Mutiny.SessionFactory sessions) {
    this.sessions = new TenantSessions(sessions);
  }

  @Override
  public Uni<List<Stored<Customer>>> find(String tenant, CustomerSearch search) {
    List<Object> values = new ArrayList<>();
    String query = query(tenant, search, values);
    return sessions
        .inTransaction(
            tenant,
            session -> {
              var found = session.createNativeQuery(query, CustomerRow.class);
              for (int i = 0; i < values.size(); i++) {
                found.setParameter(i + 1, values.get(i));
              }
              return found.getResultList();
            })
        .map(rows -> rows.stream().map(MasterRow::stored).toList());
  }

  /** Only comparisons that leak nothing: others could use no index behind row-level security. */
  static String query(String tenant, CustomerSearch search, List<Object> values) {
    StringBuilder query = new StringBuilder("select c.* from customer c where c.tenant = ");
    query.append(next(values, tenant));
    for (String term : search.terms()) {
      query
          .append(" and c.id in (select w.customer from customer_word w where w.tenant = ")
          .append(next(values, tenant))
          .append(" and w.word >= ")
          .append(next(values, term))
          .append(" and w.word < ")
          .append(next(values, term + LAST))
          .append(")");
    }
    Customer.Kind kind = search.kind();
    if (kind != null) {
      query.append(" and c.kind = ").append(next(values, kind.name()));
    }
    if (search.tag() != null) {
      query.append(" and ").append(next(values, search.tag())).append(" = any(c.tags)");
    }
    if (search.responsible() != null) {
      query.append(" and c.responsible = ").append(next(values, search.responsible()));
    }
    CustomerSearch.After after = search.after();
    if (after != null) {
      query
          .append(" and (c.sort_name, c.id) > (")
          .append(next(values, after.sortName()))
          .append(", ")
          .append(next(values, after.id()))
          .append(")");
    }
    return query
        .append(" order by c.sort_name, c.id limit ")
        .append(next(values, search.limit()))
        .toString();
  }

  private static String next(List<Object> values, Object value) {
    values.add(value);
    return "?" + values.size();
  }

  /** Replaces the words a customer is found by, in the transaction of the change. */
  static Uni<Void> remember(
      Mutiny.Session session, String tenant, Stored<Customer> stored, boolean deleted) {
    if (deleted) {
      return Uni.createFrom().voidItem();
    }
    UUID id = stored.id();
    return session
        .createNativeQuery("delete from customer_word where tenant = ?1 and customer = ?2")
        .setParameter(1, tenant)
        .setParameter(2, id)
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(
                        "insert into customer_word (tenant, word, customer)"
                            + " select ?1, unnest(cast(?3 as text[])), ?2")
                    .setParameter(1, tenant)
                    .setParameter(2, id)
                    .setParameter(3, SearchWords.of(stored.value()).toArray(String[]::new))
                    .executeUpdate())
        .replaceWithVoid();
  }
}
