package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists by start of reach, page by page (keyset). */
final class Pages {

  /** Parameters $1 tenant, $2 resource, $3 to, $4 from, $5 and $6 cursor, $7 limit. */
  static final String WITHIN =
      " and reach_from < $3 and (reach_until is null or reach_until > $4)"
          + " and (reach_from, id) > ($5, $6) order by reach_from, id limit $7";

  private Pages() {}

  static Tuple tuple(String tenant, Window window) {
    Cursor cursor = Cursor.parse(window.after());
    return Tuple.from(
        List.of(
            tenant,
            window.resource(),
            Spans.utc(window.to()),
            Spans.utc(window.from()),
            cursor.from(),
            cursor.id(),
            window.limit() + 1));
  }

  static <T> Page<Stored<T>> page(RowSet<Row> rows, int limit, Function<Row, Stored<T>> read) {
    List<Stored<T>> items = new ArrayList<>();
    String next = null;
    Row last = null;
    for (Row row : rows) {
      if (items.size() == limit && last != null) {
        next = new Cursor(last.getOffsetDateTime("reach_from"), last.getUUID("id")).toString();
        break;
      }
      items.add(read.apply(row));
      last = row;
    }
    return new Page<>(items, next);
  }
}
