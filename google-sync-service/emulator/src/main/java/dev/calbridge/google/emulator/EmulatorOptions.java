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
    return new EmulatorOptions(
        newPort,
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

  public EmulatorOptions withClient(OAuthClient client) {
    List<OAuthClient> more = new ArrayList<>(clients);
    more.add(client);
    return new EmulatorOptions(
        port,
        more,
        accounts,
        stateFile,
        clock,
        random,
        homeZone,
        accessTokenLife,
        refreshTokenLife,
        quotas);
  }

  public EmulatorOptions withAccount(String email) {
    List<String> more = new ArrayList<>(accounts);
    more.add(email);
    return new EmulatorOptions(
        port,
        clients,
        more,
        stateFile,
        clock,
        random,
        homeZone,
        accessTokenLife,
        refreshTokenLife,
        quotas);
  }

  public EmulatorOptions keepingStateIn(Path file) {
    return new EmulatorOptions(
        port,
        clients,
        accounts,
        Optional.of(file),
        clock,
        random,
        homeZone,
        accessTokenLife,
        refreshTokenLife,
        quotas);
  }

  public EmulatorOptions on(Clock newClock, RandomGenerator newRandom) {
    return new EmulatorOptions(
        port,
        clients,
        accounts,
        stateFile,
        newClock,
        newRandom,
        homeZone,
        accessTokenLife,
        refreshTokenLife,
        quotas);
  }

  /** As a Google project whose consent screen is still in testing. */
  public EmulatorOptions inTesting() {
    return new EmulatorOptions(
        port,
        clients,
        accounts,
        stateFile,
        clock,
        random,
        homeZone,
        accessTokenLife,
        Optional.of(Duration.ofDays(7)),
        quotas);
  }

  /** With other quotas than Google's. */
  public EmulatorOptions limitedTo(Quotas.Limits limits) {
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
        limits);
  }
}
