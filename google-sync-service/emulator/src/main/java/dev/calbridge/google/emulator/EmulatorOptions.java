package dev.calbridge.google.emulator;

import dev.calbridge.google.emulator.api.Quotas;
import dev.calbridge.google.emulator.oauth.OAuthClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * How to start the emulator. There is no client unless one is given: the library knows no secret.
 *
 * @param port 0 for any free one
 * @param accounts e-mail addresses of accounts that exist from the start
 * @param stateFile where the world is kept over restarts; empty to forget it
 * @param homeZone of primary calendars
 * @param accessTokenLife an hour at Google
 * @param quotas Google's unless said otherwise
 * @param refreshTokenLife seven days for a project in testing; empty for a published one
 */
public record EmulatorOptions(
    int port,
    List<OAuthClient> clients,
    List<String> accounts,
    Optional<Path> stateFile,
    Clock clock,
    RandomGenerator random,
    ZoneId homeZone,
    Duration accessTokenLife,
    Optional<Duration> refreshTokenLife,
    Quotas.Limits quotas) {

  public EmulatorOptions {
    clients = List.copyOf(clients);
    accounts = List.copyOf(accounts);
  }

  /** A free port, nothing kept, no client, no account. */
  public static EmulatorOptions defaults() {
    return new EmulatorOptions(
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        Clock.systemUTC(),
        new SecureRandom(),
        ZoneId.of("Europe/Berlin"),
        Duration.ofHours(1),
        Optional.empty(),
        Quotas.Limits.GOOGLE);
  }

  public EmulatorOptions onPort(int newPort) {
    return with(draft -> draft.port = newPort);
  }

  public EmulatorOptions withClient(OAuthClient client) {
    return with(draft -> draft.clients.add(client));
  }

  public EmulatorOptions withAccount(String email) {
    return with(draft -> draft.accounts.add(email));
  }

  public EmulatorOptions keepingStateIn(Path file) {
    return with(draft -> draft.stateFile = Optional.of(file));
  }

  public EmulatorOptions on(Clock newClock, RandomGenerator newRandom) {
    return with(
        draft -> {
          draft.clock = newClock;
          draft.random = newRandom;
        });
  }

  /** As a Google project whose consent screen is still in testing. */
  public EmulatorOptions inTesting() {
    return with(draft -> draft.refreshTokenLife = Optional.of(Duration.ofDays(7)));
  }

  /** With other quotas than Google's. */
  public EmulatorOptions limitedTo(Quotas.Limits limits) {
    return with(draft -> draft.quotas = limits);
  }

  private EmulatorOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** The same options while they are being changed. */
  private static final class Draft {
    private int port;
    private final List<OAuthClient> clients;
    private final List<String> accounts;
    private Optional<Path> stateFile;
    private Clock clock;
    private RandomGenerator random;
    private final ZoneId homeZone;
    private final Duration accessTokenLife;
    private Optional<Duration> refreshTokenLife;
    private Quotas.Limits quotas;

    Draft(EmulatorOptions from) {
      port = from.port;
      clients = new ArrayList<>(from.clients);
      accounts = new ArrayList<>(from.accounts);
      stateFile = from.stateFile;
      clock = from.clock;
      random = from.random;
      homeZone = from.homeZone;
      accessTokenLife = from.accessTokenLife;
      refreshTokenLife = from.refreshTokenLife;
      quotas = from.quotas;
    }

    EmulatorOptions options() {
      return new EmulatorOptions(
          port,
          clients,
          accounts,
          stateFile,
          clock,
          random,
          homeZone,
          accessTokenLife,
          refreshTokenLife,
          quotas);
    }
  }
}
