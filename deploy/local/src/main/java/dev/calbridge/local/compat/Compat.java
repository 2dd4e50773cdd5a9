package dev.calbridge.local.compat;

import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.Stack;
import dev.calbridge.local.TemporaryStack;
import dev.calbridge.local.demo.Demonstration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./calbridge compat}: other people's calendar programs against everything, both ways. */
public final class Compat {

  /** As well the program people have on their desks: large, so only if asked for. */
  private static final String DESKTOP = "--desktop";

  private Compat() {}

  public static void main(String[] arguments) {
    List<String> options = List.of(arguments);
    if (!List.of(DESKTOP).containsAll(options)) {
      System.err.println("compat: unknown option in " + options + "; known: " + DESKTOP);
      System.exit(2);
    }
    Path root = Path.of(System.getProperty("calbridge.root", ".")).toAbsolutePath();
    Checks checks = new Checks(System.out);
    Path promtool = root.resolve("deploy/local/target/compat-promtool/usr/bin/promtool");
    new PromtoolCompat(root, Files.exists(promtool) ? promtool.toString() : "promtool").run(checks);
    System.out.println("Starting the stack ...");
    try (TemporaryStack temporary = TemporaryStack.start(root, "compat");
        HttpCalls http = new HttpCalls()) {
      Stack stack = temporary.stack();
      Demonstration demonstration = Demonstration.load(stack, http, true);
      VdirsyncerCompat.run(checks, temporary, demonstration);
      String account = stack.url(Listener.FRONT) + "/dav/";
      String calendar = demonstration.appointments().resource().toString();
      for (ScriptedClient client : clients(root, options.contains(DESKTOP))) {
        client.run(checks, account, calendar);
      }
    } catch (RuntimeException fault) {
      checks.now(
          "everything can be tried",
          () -> {
            throw fault;
          });
    }
    System.out.println(checks.summary());
    System.exit(checks.allPassed() ? 0 : 1);
  }

  private static List<ScriptedClient> clients(Path root, boolean desktop) {
    Path tsdav = root.resolve("deploy/local/target/compat-tsdav/check.mjs");
    List<ScriptedClient> clients = new ArrayList<>();
    clients.add(new ScriptedClient("tsdav", List.of("node", tsdav.toString())));
    clients.add(python(root, "python-caldav"));
    if (desktop) {
      clients.add(python(root, "thunderbird"));
    }
    return List.copyOf(clients);
  }

  /** The distribution's Python, whatever else is on the path, leaving no compiled files behind. */
  private static ScriptedClient python(Path root, String name) {
    Path script = root.resolve("deploy/compat/" + name + "-check.py");
    return new ScriptedClient(name, List.of("/usr/bin/python3", "-B", script.toString()));
  }
}
