package dev.calbridge.local.compat;

import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.Stack;
import dev.calbridge.local.TemporaryStack;
import dev.calbridge.local.demo.Demonstration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./calbridge compat}: other people's calendar programs against everything, both ways. */
public final class Compat {

  private Compat() {}

  public static void main(String[] arguments) {
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
      Path tsdav = root.resolve("deploy/local/target/compat-tsdav/check.mjs");
      new ScriptedClient("tsdav", List.of("node", tsdav.toString())).run(checks, account, calendar);
      Path python = root.resolve("deploy/compat/python-caldav-check.py");
      new ScriptedClient("python-caldav", List.of("/usr/bin/python3", python.toString()))
          .run(checks, account, calendar);
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
}
