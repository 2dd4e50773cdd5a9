package dev.calbridge.gateway.calendar;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What answers about a calendar are made from, in a form that can be compared cheaply. */
public interface CollectionStates {

  /** What has just been read of a collection. */
  record Known(UUID resource, String state) {}

  /**
   * A text that differs whenever an answer to this user about this calendar could: it holds the
   * versions and change numbers of the calendar and of the user's own ones, which decide what may
   * be seen, the count of changes to what is the user's own, and the epoch. Read from the database,
   * so that it is the same on every replica. Does not block; the stage fails with {@link
   * ProjectionAway} while the store cannot be reached.
   *
   * @param user subject of the user account
   */
  CompletionStage<String> of(String tenant, String user, UUID resource);
}
