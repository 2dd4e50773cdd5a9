package dev.calbridge.google.emulator;

import dev.calbridge.google.emulator.api.BatchEndpoint;
import dev.calbridge.google.emulator.api.CalendarListResource;
import dev.calbridge.google.emulator.api.CalendarsResource;
import dev.calbridge.google.emulator.api.ChannelsResource;
import dev.calbridge.google.emulator.api.ColorsResource;
import dev.calbridge.google.emulator.api.EventsResource;
import dev.calbridge.google.emulator.api.Gate;
import dev.calbridge.google.emulator.api.Pages;
import dev.calbridge.google.emulator.api.Quotas;
import dev.calbridge.google.emulator.api.SyncTokens;
import dev.calbridge.google.emulator.control.ConsistencyControl;
import dev.calbridge.google.emulator.control.ControlGate;
import dev.calbridge.google.emulator.control.Faults;
import dev.calbridge.google.emulator.control.Journal;
import dev.calbridge.google.emulator.control.LimitControl;
import dev.calbridge.google.emulator.control.Recorder;
import dev.calbridge.google.emulator.control.ResetControl;
import dev.calbridge.google.emulator.control.SecurityEventControl;
import dev.calbridge.google.emulator.control.SeriesControl;
import dev.calbridge.google.emulator.control.SnapshotControl;
import dev.calbridge.google.emulator.control.TestControl;
import dev.calbridge.google.emulator.control.UserControl;
import dev.calbridge.google.emulator.http.Handler;
import dev.calbridge.google.emulator.http.HttpFront;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.http.Router;
import dev.calbridge.google.emulator.oauth.AuthorizationEndpoint;
import dev.calbridge.google.emulator.oauth.Grants;
import dev.calbridge.google.emulator.oauth.IdTokens;
import dev.calbridge.google.emulator.oauth.RevokeEndpoint;
import dev.calbridge.google.emulator.oauth.SecurityEventTokens;
import dev.calbridge.google.emulator.oauth.TokenEndpoint;
import dev.calbridge.google.emulator.oauth.TokenInfoEndpoint;
import dev.calbridge.google.emulator.page.HomePage;
import dev.calbridge.google.emulator.page.UserForms;
import dev.calbridge.google.emulator.page.WeekPage;
import dev.calbridge.google.emulator.push.Channels;
import dev.calbridge.google.emulator.push.Notifier;
import dev.calbridge.google.emulator.store.EmulatorState;
import dev.calbridge.google.emulator.store.StateFile;
import dev.calbridge.google.emulator.world.World;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A running emulator. Give {@link #baseUri()} to Google's Java client as root URL, and use its
 * {@code /o/oauth2/v2/auth}, {@code /token}, {@code /revoke} and {@code /tokeninfo} for OAuth.
 */
public final class GoogleEmulator implements AutoCloseable {
  private final HttpFront front;
  private final Optional<StateFile> stateFile;
  private final IdTokens idTokens;
  private final Notifier notifier;

  private GoogleEmulator(
      HttpFront front, Optional<StateFile> stateFile, IdTokens idTokens, Notifier notifier) {
    this.front = front;
    this.stateFile = stateFile;
    this.idTokens = idTokens;
    this.notifier = notifier;
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
    Notifier notifier = new Notifier();
    Channels channels = new Channels(world, notifier);
    EmulatorState state = new EmulatorState(world, grants, syncTokens, channels);
    Optional<StateFile> stateFile = options.stateFile().map(path -> new StateFile(path, state));
    if (stateFile.isPresent()) {
      stateFile.get().load();
    }
    Runnable seed = () -> options.accounts().forEach(email -> world.accountOrNew(email, email));
    seed.run();
    Quotas quotas = new Quotas(world.clock(), options.quotas());
    IdTokens idTokens = new IdTokens(world, grants);
    Pages pages = new Pages(options.random());
    Parts parts =
        new Parts(world, grants, syncTokens, idTokens, quotas, channels, notifier, pages, state);
    Runnable changed =
        () -> {
          channels.changed();
          stateFile.ifPresent(StateFile::changed);
        };
    Router router = new Router(routes(options, parts, seed, changed));
    return new GoogleEmulator(
        HttpFront.listen(options.port(), router), stateFile, idTokens, notifier);
  }

  /** What the routes are made of. */
  private record Parts(
      World world,
      Grants grants,
      SyncTokens syncTokens,
      IdTokens idTokens,
      Quotas quotas,
      Channels channels,
      Notifier notifier,
      Pages pages,
      EmulatorState state) {}

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
    notifier.close();
    stateFile.ifPresent(StateFile::close);
  }

  private static List<Route> routes(
      EmulatorOptions options, Parts parts, Runnable seed, Runnable changed) {
    World world = parts.world();
    Journal journal = new Journal();
    Faults faults = new Faults(options.random());
    Recorder recorder = new Recorder(journal, world.clock());
    List<Route> google =
        google(options, parts)
            .map(route -> route.around(handler -> alone(world, changed, route, handler)))
            .map(route -> route.around(handler -> faults.around(route.name(), handler)))
            .map(route -> route.around(handler -> recorder.around(route.name(), handler)))
            .toList();
    Stream<Route> batch =
        new BatchEndpoint(new Router(google))
            .routes().stream()
                .map(route -> route.around(handler -> faults.around(route.name(), handler)))
                .map(route -> route.around(handler -> recorder.around(route.name(), handler)));
    ControlGate gate = new ControlGate();
    TestControl testControl = new TestControl(gate, world, parts.grants(), journal, faults);
    Stream<Route> control =
        Stream.of(
                testControl.routes(),
                new LimitControl(gate, parts.quotas(), parts.channels(), parts.notifier()).routes(),
                new ResetControl(
                        gate,
                        List.of(
                            world::clear,
                            parts.grants()::clear,
                            journal::clear,
                            faults::clear,
                            parts.quotas()::clear,
                            parts.channels()::clear,
                            parts.notifier()::clear,
                            () -> parts.pages().cut(Pages.Shape.WHOLE),
                            seed))
                    .routes(),
                new UserControl(gate, world).routes(),
                new SeriesControl(gate, world).routes(),
                new ConsistencyControl(gate, world, parts.pages()).routes(),
                new SnapshotControl(gate, world, parts.state()::write, parts.state()::read)
                    .routes(),
                new SecurityEventControl(
                        gate,
                        world,
                        new SecurityEventTokens(
                            world, parts.grants(), parts.idTokens(), options.clients()))
                    .routes(),
                new UserForms(gate, world).routes(),
                new WeekPage(world).routes(),
                new HomePage(world).routes())
            .flatMap(List::stream)
            .map(route -> route.around(handler -> alone(world, changed, route, handler)));
    return Stream.of(google.stream(), batch, control).flatMap(Function.identity()).toList();
  }

  private static Stream<Route> google(EmulatorOptions options, Parts parts) {
    World world = parts.world();
    Grants grants = parts.grants();
    Gate gate = new Gate(world, grants, parts.quotas());
    Pages pages = parts.pages();
    return Stream.of(
            new AuthorizationEndpoint(world, grants, options.clients()).routes(),
            new TokenEndpoint(grants, parts.idTokens(), options.clients()).routes(),
            new RevokeEndpoint(grants).routes(),
            new TokenInfoEndpoint(world, grants).routes(),
            parts.idTokens().routes(),
            new CalendarListResource(gate, world, parts.syncTokens(), pages).routes(),
            new CalendarsResource(gate, world).routes(),
            new ColorsResource(gate).routes(),
            new ChannelsResource(gate, world, parts.channels()).routes(),
            new EventsResource(gate, world, parts.syncTokens(), pages).routes())
        .flatMap(List::stream);
  }

  private static Handler alone(World world, Runnable changed, Route route, Handler handler) {
    boolean reads = route.method().equals("GET");
    return request -> {
      try {
        return world.exclusively(() -> handler.handle(request));
      } finally {
        if (!reads) {
          world.exclusively(
              () -> {
                changed.run();
                return true;
              });
        }
      }
    };
  }
}
