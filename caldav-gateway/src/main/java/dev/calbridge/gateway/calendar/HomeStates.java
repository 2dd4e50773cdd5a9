package dev.calbridge.gateway.calendar;

import java.util.Map;
import java.util.UUID;

/**
 * Remembers what the homes of users showed. Nobody tells when a right or a branch changes what a
 * user may see: it is noticed when the user next looks.
 */
public interface HomeStates {

  /**
   * Notes what the listing shows now. Blocks.
   *
   * @param user subject of the user account
   * @param branch main branch of the credential
   * @param shown a text for each calendar that differs whenever the listing would
   */
  HomeState note(String tenant, String user, UUID branch, Map<UUID, String> shown);
}
