package dev.calbridge.google.world;

import dev.calbridge.google.emulator.EmulatorOptions;
import dev.calbridge.google.emulator.GoogleEmulator;
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
    emulator =
        GoogleEmulator.start(
            EmulatorOptions.defaults().withClient(FakeGrants.CLIENT).withAccount(GoogleUser.EMAIL));
    URI uri = emulator.baseUri();
    google = new GoogleUser(uri);
    grants = new FakeGrants(uri);
  }

  Map<String, String> settings() {
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
