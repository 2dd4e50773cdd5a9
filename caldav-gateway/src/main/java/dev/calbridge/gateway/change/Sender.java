package dev.calbridge.gateway.change;

import dev.calbridge.gateway.credential.Account;
import dev.calbridge.scheduler.contract.ChangeSource;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request: whose account, and with which program on which device, as far as that can be
 * told.
 *
 * @param device the same for the same credential and the same User-Agent, which names the program,
 *     its version and mostly the system: two devices of one credential that say the very same are
 *     taken for one
 * @param agent program family, or null
 */
public record Sender(Account account, UUID device, @Nullable String agent) {

  /**
   * @param userAgent the whole header; empty if there is none
   */
  public static Sender of(Account account, String userAgent, @Nullable String agent) {
    String device = account.credential() + "/" + userAgent;
    return new Sender(
        account, UUID.nameUUIDFromBytes(device.getBytes(StandardCharsets.UTF_8)), agent);
  }

  ChangeSource source() {
    return new ChangeSource(
        ChangeSource.Kind.CALDAV, account.credential(), account.user(), account.branch(), agent);
  }
}
