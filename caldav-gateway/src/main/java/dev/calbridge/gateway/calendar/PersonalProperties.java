package dev.calbridge.gateway.calendar;

import java.util.Map;

/**
 * Properties that a user gave a collection: colour, order, a name of one's own, and whatever a
 * program keeps there (dead properties, RFC 4918 section 4.1). Not rebuildable.
 */
public interface PersonalProperties {

  /** Most properties of one user in one collection. */
  int MOST = 64;

  /** Most characters of one value. */
  int MOST_CHARACTERS = 16_384;

  /**
   * @return by collection ({@code home}, {@code principal}, or the id of a resource) and expanded
   *     name in Clark notation: the whole XML element
   */
  Map<String, Map<String, String>> ofAll(String tenant, String user);

  /**
   * Sets and removes in one step. An empty value removes.
   *
   * @return false if there would be more than {@link #MOST}: then nothing is changed
   */
  boolean change(String tenant, String user, String collection, Map<String, String> changes);
}
