package dev.calbridge.google.emulator;

import dev.calbridge.google.emulator.api.CalendarListResource;
import dev.calbridge.google.emulator.api.CalendarsResource;
import dev.calbridge.google.emulator.api.EventsResource;
import dev.calbridge.google.emulator.api.Gate;
import dev.calbridge.google.emulator.api.Pages;
import dev.calbridge.google.emulator.api.SyncTokens;
import dev.calbridge.google.emulator.control.ControlGate;
import dev.calbridge.google.emulator.control.Faults;
import dev.calbridge.google.emulator.control.Journal;
import dev.calbridge.google.emulator.control.Recorder;
import dev.calbridge.google.emulator.control.TestControl;
import dev.calbridge.google.emulator.control.UserControl;
import dev.calbridge.google.emulator.http.Handler;
import dev.calbridge.google.emulator.http.HttpFront;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.oauth.AuthorizationEndpoint;
import dev.calbridge.google.emulator.oauth.Grants;
import dev.calbridge.google.emulator.oauth.IdTokens;
import dev.calbridge.google.emulator.oauth.RevokeEndpoint;
import dev.calbridge.google.emulator.oauth.TokenEndpoint;
import dev.calbridge.google.emulator.oauth.TokenInfoEndpoint;
import dev.calbridge.google.emulator.page.HomePage;
import dev.calbridge.google.emulator.page.UserForms;
import dev.calbridge.google.emulator.store.StateFile;
import dev.calbridge.google.emulator.world.World;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running emulator. Give {@link #baseUri()} to Google's Java client as root URL, and use its
 * {@code /o/oauth2/v2/auth}, {@code /token}, {@code /revoke} and {@code /tokeninfo} for OAuth.
 */
public final class GoogleEmulator implements AutoCloseable {
  private final HttpFront front;
  private final Optional<StateFile> stateFile;
  private final IdTokens idTokens;

  private GoogleEmulator(HttpFront front, Optional<StateFile> stateFile, IdTokens idTokens) {
    this.front = front;
    this.stateFile = stateFile;
    this.idTokens = idTokens;
  }

  /**
   * Starts and returns when requests are answered.
   *
   * @throws IOException if the port is taken or the state file cannot be read
   */
  public static GoogleEmulator start(EmulatorOptions options) throws IOException {
    World world = new World(options.clock(), options.random(), options.homeZone());
    Grants grants = new Grants(world, options.accessTokenLife(), options.refreshTokenLife());
    SyncTokens syncTokens = new SyncTokens(options.random());
    Optional<StateFile> stateFile =
        options.stateFile().map(path -> new StateFile(path, world, grants, syncTokens));
    if (stateFile.isPresent()) {
      stateFile.get().load();
    }
    Runnable seed = () -> options.accounts().forEach(email -> world.accountOrNew(email, email));
    seed.run();
    Runnable changed = () -> stateFile.ifPresent(StateFile::changed);
    IdTokens idTokens = new IdTokens(world, grants);
    List<Route> routes = routes(options, world, grants, syncTokens, idTokens, seed, changed);
    return new GoogleEmulator(HttpFront.listen(options.port(), routes), stateFile, idTokens);
  }

  public int port() {
    return front.port();
  }

  /** Ends with a slash, as the client's root URL must. */
  public URI baseUri() {
    return URI.create("http://localhost:" + port() + "/");
  }

  /** Does now what would make the first ID token slow: it makes the key that signs it. */
  public void warmUp() {
    idTokens.warmUp();
  }

  /** Stops listening and writes the state file, if there is one. */
  @Override
  public void close() {
    front.close();
    stateFile.ifPresent(StateFile::close);
  }

  private static List<Route> routes(
      EmulatorOptions options,
      World world,
      Grants grants,
      SyncTokens syncTokens,
      IdTokens idTokens,
      Runnable seed,
      Runnable changed) {
    Journal journal = new Journal();
    Faults faults = new Faults();
    Recorder recorder = new Recorder(journal, world.clock());
    Stream<Route> google =
        google(options, world, grants, syncTokens, idTokens)
            .map(route -> route.around(handler -> alone(world, changed, route, handler)))
            .map(route -> route.around(handler -> faults.around(route.name(), handler)))
            .map(route -> route.around(handler -> recorder.around(route.name(), handler)));
    ControlGate gate = new ControlGate();
    Stream<Route> control =
        Stream.of(
                new TestControl(gate, world, grants, journal, faults, seed).routes(),
                new UserControl(gate, world).routes(),
                new UserForms(gate, world).routes(),
                new HomePage(world).routes())
            .flatMap(List::stream)
            .map(route -> route.around(handler -> alone(world, changed, route, handler)));
    return Stream.concat(google, control).toList();
  }

  private static Stream<Route> google(
      EmulatorOptions options,
      World world,
      Grants grants,
      SyncTokens syncTokens,
      IdTokens idTokens) {
    Gate gate = new Gate(world, grants);
    Pages pages = new Pages(options.random());
    return Stream.of(
            new AuthorizationEndpoint(world, grants, options.clients()).routes(),
            new TokenEndpoint(grants, idTokens, options.clients()).routes(),
            new RevokeEndpoint(grants).routes(),
            new TokenInfoEndpoint(world, grants).routes(),
            idTokens.routes(),
            new CalendarListResource(gate, world, syncTokens, pages).routes(),
            new CalendarsResource(gate, world).routes(),
            new EventsResource(gate, world, syncTokens, pages).routes())
        .flatMap(List::stream);
  }

  private static Handler alone(World world, Runnable changed, Route route, Handler handler) {
    boolean reads = route.method().equals("GET");
    return request -> {
      try {
        return world.exclusively(() -> handler.handle(request));
      } finally {
        if (!reads) {
          changed.run();
        }
      }
    };
  }
}
