package dev.calbridge.google.postgres;

/** Statements on pairs. The first two parameters are always the tenant and the link. */
final class PairSql {

  private static final String COLUMNS =
      """
      select id, link, entry, event, generation, theirs, agreement, agreed_version, intent,
             writes, touched, attempts, parked
      from pair where tenant = $1 and link = $2
      """;

  private static String fence(String owner) {
    return " and exists (select 1 from link_queue q where q.link = $2 and q.lease_owner = "
        + owner
        + ")";
  }

  /** Events without an entry first: their entries may be among the others. */
  private static final String IN_ORDER =
      " and due_at <= $3 order by (entry is not null), due_at, id limit $4";

  static final String DUE = COLUMNS + " and not backfill" + IN_ORDER;

  static final String BACKFILL = COLUMNS + " and backfill" + IN_ORDER;

  static final String AFTER = COLUMNS + " and id > $3 order by id limit $4";

  static final String OF_EVENTS = COLUMNS + " and event = any($3)";

  static final String STANDING =
      "select event from pair where tenant = $1 and link = $2 and theirs is not null";

  static final String WITH_BOTH =
      COLUMNS + " and entry is not null and event is not null order by id limit $3";

  /** An entry that waits for its event gets the one that carries its stamp. */
  static final String TAKE_OVER =
      """
      update pair set event = $4, theirs = $5, due_at = $6, touched = touched + 1,
        backfill = $8 and (due_at is null or backfill)
      where tenant = $1 and link = $2 and entry = $3::uuid and event is null
      """
          + fence("$7");

  static final String INSERT =
      """
      insert into pair (tenant, link, entry, event, theirs, due_at, backfill)
      select $1, $2, $3::uuid, $4, $5, $6, $8
      where true
      """
          + fence("$7")
          + " on conflict do nothing";

  static final String SEEN =
      """
      update pair set theirs = $4, due_at = $5, touched = touched + 1, attempts = 0, parked = null,
        backfill = $7 and (due_at is null or backfill)
      where tenant = $1 and link = $2 and id = $3
      """
          + fence("$6");

  /** A row that only waits for an event which we now know of. */
  static final String DROP_STRAY =
      """
      delete from pair
      where tenant = $1 and link = $2 and id <> $3 and entry = $4 and event is null
      """;

  private static final String SET_STATE =
      """
      update pair set entry = $5, event = $6, generation = $7, theirs = $8, agreement = $9,
        agreed_hash = $10, agreed_version = $11, intent = $12, writes = $13
      """;

  private static final String WHERE_ID = " where tenant = $1 and link = $2 and id = $3";

  static final String KEEP = SET_STATE + WHERE_ID + fence("$4");

  static final String SETTLE =
      SET_STATE
          + """
          , attempts = 0, parked = null, backfill = backfill and touched <> $14,
            due_at = case when touched = $14 then $15 else due_at end
          """
          + WHERE_ID
          + fence("$4");

  static final String PARK =
      """
      update pair set parked = $5, attempts = attempts + 1,
        due_at = case when touched = $6 then $7 else due_at end
      """
          + WHERE_ID
          + fence("$4");

  static final String FORGET = "delete from pair" + WHERE_ID + " and touched = $5" + fence("$4");

  static final String START_AGAIN =
      "update pair set theirs = null, agreement = null, agreed_version = 0, intent = null"
          + WHERE_ID
          + fence("$4");

  static final String PARKED =
      """
      select entry, event, parked as reason, due_at from pair
      where tenant = $1 and link = $2 and parked is not null
      order by id limit $3
      """;

  static final String WAITING =
      """
      select count(*) as pending, count(*) filter (where parked = 'deletion-held') as held,
        min(due_at) filter (where parked is null) as oldest
      from pair where tenant = $1 and link = $2 and due_at is not null
      """;

  private PairSql() {}
}
