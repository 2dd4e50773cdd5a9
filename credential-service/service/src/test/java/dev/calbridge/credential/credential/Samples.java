package dev.calbridge.credential.credential;

import dev.calbridge.credential.contract.ServiceClass;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credentials and requests that are fine; tests change what they are about. */
public final class Samples {

  public static final Instant NOW = Instant.parse("2026-11-02T09:30:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final UUID BRANCH = UUID.fromString("6a1b0000-0000-4000-8000-000000000001");
  public static final String PASSWORD = "drei Brillen & ein Etui";

  private Samples() {}

  public static ServiceCredential credential(String tenant, UUID id, String userName) {
    return new ServiceCredential(
        tenant,
        id,
        1,
        new UserName(userName),
        "anna",
        BRANCH,
        ServiceClass.CALDAV_SYNC,
        Validity.ALWAYS,
        true,
        null,
        true,
        NOW,
        "anna",
        NOW,
        "anna");
  }

  static NewCredential wanted(@Nullable String user, @Nullable Boolean confirmed) {
    return new NewCredential(
        null,
        "Anna.B",
        user,
        BRANCH,
        ServiceClass.CALDAV_SYNC,
        null,
        null,
        null,
        null,
        confirmed,
        new PasswordChoice.Typed(PASSWORD, PASSWORD));
  }
}
