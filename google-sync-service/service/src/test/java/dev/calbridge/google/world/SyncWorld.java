package dev.calbridge.google.world;

import dev.calbridge.google.emulator.EmulatorOptions;
import dev.calbridge.google.emulator.GoogleEmulator;
import dev.calbridge.google.emulator.api.Quotas;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Everything around the service: Google, the house, the keeper of grants. */
public final class SyncWorld implements AutoCloseable {

  private final GoogleEmulator emulator;
  public final GoogleUser google;
  public final FakeHouse house = new FakeHouse();
  public final FakeGrants grants;

  SyncWorld() throws IOException {
    this(Quotas.Limits.GOOGLE);
  }

  /** With other quotas than Google's. */
  public SyncWorld(Quotas.Limits quotas) throws IOException {
    emulator =
        GoogleEmulator.start(
            EmulatorOptions.defaults()
                .withClient(FakeGrants.CLIENT)
                .withAccount(GoogleUser.EMAIL)
                .limitedTo(quotas));
    URI uri = emulator.baseUri();
    google = new GoogleUser(uri);
    grants = new FakeGrants(uri);
  }

  /** Root of the emulator. */
  public URI googleUri() {
    return emulator.baseUri();
  }

  /** What a service in this world is told. */
  public Map<String, String> settings() {
    return Map.of(
        "calbridge.google.api-url",
        emulator.baseUri().toString(),
        "calbridge.google.poll-interval",
        "400ms",
        "calbridge.google.sweep-interval",
        "100ms",
        "calbridge.google.retry-pause",
        "20ms",
        "calbridge.scheduler.url",
        house.url(),
        "calbridge.credential.url",
        grants.url());
  }

  @Override
  public void close() {
    house.close();
    grants.close();
    google.close();
    emulator.close();
  }
}
