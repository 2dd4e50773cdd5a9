package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.StoredObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of an object without its text. */
final class ObjectColumns {

  static final String ALL =
      "name, uid, entry, entry_version, refusals, change_number, changed_at, octets";

  private ObjectColumns() {}

  /** By name; where rows are in order of creation, the newest holder of a name is kept. */
  static List<StoredObject> objects(RowSet<Row> rows) {
    Map<String, StoredObject> objects = new LinkedHashMap<>();
    for (Row row : rows) {
      StoredObject object = object(row);
      objects.put(object.name(), object);
    }
    return List.copyOf(objects.values());
  }

  static StoredObject object(Row row) {
    return new StoredObject(
        row.getString("name"),
        row.getString("uid"),
        row.getUUID("entry"),
        row.getLong("entry_version"),
        row.getLong("refusals"),
        row.getLong("change_number"),
        row.getOffsetDateTime("changed_at").toInstant(),
        row.getInteger("octets"));
  }
}
