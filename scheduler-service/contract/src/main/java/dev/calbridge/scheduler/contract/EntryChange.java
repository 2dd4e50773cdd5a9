package dev.calbridge.scheduler.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/**
 * A change as a calendar program wants it, sent by a gateway: {@code POST
 * /internal/v1/entry-changes} with headers {@code Calbridge-Tenant} and {@code Idempotency-Key}.
 * The same key again gives the same answer and changes nothing; only a refusal is not remembered,
 * for its reason may be gone the next time.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EntryChange.Create.class, name = "create"),
  @JsonSubTypes.Type(value = EntryChange.Update.class, name = "update"),
  @JsonSubTypes.Type(value = EntryChange.Delete.class, name = "delete"),
  @JsonSubTypes.Type(value = EntryChange.Move.class, name = "move")
})
public sealed interface EntryChange {

  /** Where it came from. */
  ChangeSource source();

  /** Whose calendar it was made in. */
  UUID resource();

  /**
   * A new entry.
   *
   * @param uid UID the client chose
   * @param objectName name the client chose for the object; stays valid for ever
   */
  record Create(
      ChangeSource source, UUID resource, String uid, String objectName, EntryContent content)
      implements EntryChange {}

  /**
   * An entry as the client now wants it.
   *
   * @param baseVersion the version the client's edit started from
   */
  record Update(
      ChangeSource source, UUID resource, UUID entry, long baseVersion, EntryContent content)
      implements EntryChange {}

  /**
   * The client wants the entry gone; the tenant's settings say what that means.
   *
   * @param baseVersion the version the client last saw
   */
  record Delete(ChangeSource source, UUID resource, UUID entry, long baseVersion)
      implements EntryChange {}

  /**
   * The entry leaves one calendar for another (MOVE, RFC 4918 section 9.9): the resource is
   * replaced.
   *
   * @param resource whose calendar it leaves
   * @param baseVersion the version the client last saw
   * @param target whose calendar it is to be in
   * @param objectName name of the object in the target calendar
   */
  record Move(
      ChangeSource source,
      UUID resource,
      UUID entry,
      long baseVersion,
      UUID target,
      String objectName)
      implements EntryChange {}
}
