package dev.calbridge.scheduler.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a change came from.
 *
 * @param kind through which door
 * @param id the service credential, the link or the import
 * @param user subject of the user account the change is made for; null if a link acts for nobody
 * @param branch main branch of that user; a new appointment gets it; null: the resource's first
 * @param agent program family as it names itself, or null
 */
public record ChangeSource(
    Kind kind, UUID id, @Nullable String user, @Nullable UUID branch, @Nullable String agent) {

  public enum Kind {
    CALDAV,
    GOOGLE,
    /** A calendar file that somebody of the tenant took in; the id is that of the import. */
    FILE
  }
}
