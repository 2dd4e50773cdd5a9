package dev.calbridge.google.world;

import dev.calbridge.google.emulator.EmulatorOptions;
import dev.calbridge.google.emulator.GoogleEmulator;
import dev.calbridge.google.emulator.api.Quotas;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Everything around the service: Google, the house, the keeper of grants. */
public final class SyncWorld implements AutoCloseable {

  private final GoogleEmulator emulator;
  private final Relay relay = new Relay();
  public final GoogleUser google;
  public final FakeHouse house = new FakeHouse();
  public final FakeGrants grants;

  SyncWorld() throws IOException {
    this(Quotas.Limits.GOOGLE);
  }

  /** With other quotas than Google's. */
  public SyncWorld(Quotas.Limits quotas) throws IOException {
    this(options -> options.limitedTo(quotas));
  }

  /** With a Google that is otherwise than usual. */
  public SyncWorld(UnaryOperator<EmulatorOptions> special) throws IOException {
    emulator =
        GoogleEmulator.start(
            special.apply(
                EmulatorOptions.defaults()
                    .withClient(FakeGrants.CLIENT)
                    .withAccount(GoogleUser.EMAIL)));
    URI uri = emulator.baseUri();
    google = new GoogleUser(uri);
    grants = new FakeGrants(uri);
  }

  /** Root of the emulator. */
  public URI googleUri() {
    return emulator.baseUri();
  }

  /** Google's notifications go to the service on that port of this machine. */
  void reachable(int port) {
    relay.passTo(port);
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
        grants.url(),
        // For those who want to be told; most look for themselves.
        "test.relay",
        relay.url());
  }

  @Override
  public void close() {
    relay.close();
    house.close();
    grants.close();
    google.close();
    emulator.close();
  }
}
