package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.EncodedText;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.StoredObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of an object as one user sees it, without its text. */
final class ObjectColumns {

  static final String ALL =
      "o.name, o.uid, o.entry, o.entry_version, o.refusals,"
          + " coalesce(p.version, 0) as personal_version,"
          + " greatest(o.change_number, p.change_number) as change_number,"
          + " o.changed_at, coalesce(p.octets, o.octets) as octets";

  static final String TEXT = ", convert_to(coalesce(p.text, o.text), 'UTF8') as text";

  /** Objects of calendar $2 of tenant $1 with what user $3 keeps with them. */
  static final String OF_CALENDAR =
      " from calendar_object o"
          + " left join personal_object p on p.tenant = o.tenant and p.resource = o.resource"
          + " and p.entry = o.entry and p.user_id = $3"
          + " where o.tenant = $1 and o.resource = $2";

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

  /** Of a row with {@link #TEXT}. */
  static ObjectText text(Row row, StoredObject object) {
    return new ObjectText(object, EncodedText.ofUtf8(row.getBuffer("text").getBytes()));
  }

  static StoredObject object(Row row) {
    return new StoredObject(
        row.getString("name"),
        row.getString("uid"),
        row.getUUID("entry"),
        row.getLong("entry_version"),
        row.getLong("refusals"),
        row.getLong("personal_version"),
        row.getLong("change_number"),
        row.getOffsetDateTime("changed_at").toInstant(),
        row.getInteger("octets"));
  }
}
