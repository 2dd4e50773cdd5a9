package dev.calbridge.local.demo;

import dev.calbridge.local.Ports;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.platform.testkit.Keycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where everything is and who may sign in, for people and for scripts.
 *
 * @param variables names and values as scripts get them
 */
public record DemoEnvironment(Map<String, String> variables) {

  public DemoEnvironment {
    variables = Map.copyOf(variables);
  }

  /** Of a running stack with demo data. */
  public static DemoEnvironment of(Ports ports, DemoLoader people) {
    String front = url(ports, Listener.FRONT);
    String base = front + "/dav/";
    String calendar =
        base
            + "calendars/"
            + people.person(DemoUsers.EMPLOYEE).subject()
            + "/"
            + Businesses.opticians().resourceId(DemoUsers.EMPLOYEE_RESOURCE)
            + "/";
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("CALDAV_BASE", base);
    variables.put("CALDAV_USER", DemoUsers.CALDAV_USER);
    variables.put("CALDAV_PASSWORD", DemoUsers.CALDAV_PASSWORD);
    variables.put("CALDAV_CALENDAR_URL", calendar);
    variables.put("SETUP_URL", front + "/setup");
    variables.put("CONSOLE_URL", front + "/");
    variables.put("SCHEDULER_URL", url(ports, Listener.SCHEDULER));
    variables.put("CREDENTIAL_URL", url(ports, Listener.CREDENTIAL));
    variables.put("GATEWAY_URL", url(ports, Listener.GATEWAY));
    variables.put("GOOGLE_SYNC_URL", url(ports, Listener.GOOGLE_SYNC));
    variables.put("GOOGLE_EMULATOR_URL", url(ports, Listener.EMULATOR));
    variables.put("KEYCLOAK_URL", front + "/auth");
    variables.put("KEYCLOAK_REALM", Keycloak.REALM);
    variables.put("ADMIN_USER", DemoUsers.ADMIN);
    variables.put("ADMIN_PASSWORD", DemoUsers.PASSWORD);
    variables.put("EMPLOYEE_USER", DemoUsers.EMPLOYEE);
    variables.put("EMPLOYEE_PASSWORD", DemoUsers.PASSWORD);
    variables.put("CLIENT_ID", Keycloak.CONSOLE_CLIENT);
    variables.put("TENANT", Businesses.opticians().alias());
    return new DemoEnvironment(variables);
  }

  /** One assignment per line, as a shell reads them. */
  public void write(Path file) throws IOException {
    String text =
        variables.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> one.getKey() + "='" + one.getValue().replace("'", "'\\''") + "'\n")
            .collect(Collectors.joining());
    Files.writeString(file, text);
  }

  /** What a person wants to know first. */
  public String table() {
    return """

           Start page        %s
           CalDAV account    %s   user %s   password %s
           Anna's calendar   %s
           Set-up page       %s   the same user and password
           Google emulator   %s
           Keycloak          %s   realm %s

           People (password '%s'): %s (tenant admin), %s, ben.vogt (employees),
                              frieda.desk (front desk), %s, %s (second tenant)
           """
        .formatted(
            variables.get("CONSOLE_URL"),
            variables.get("CALDAV_BASE"),
            variables.get("CALDAV_USER"),
            variables.get("CALDAV_PASSWORD"),
            variables.get("CALDAV_CALENDAR_URL"),
            variables.get("SETUP_URL"),
            variables.get("GOOGLE_EMULATOR_URL") + "/",
            variables.get("KEYCLOAK_URL") + "/",
            variables.get("KEYCLOAK_REALM"),
            DemoUsers.PASSWORD,
            DemoUsers.ADMIN,
            DemoUsers.EMPLOYEE,
            DemoUsers.OPERATOR,
            DemoUsers.OTHER_TENANTS_ADMIN);
  }

  private static String url(Ports ports, Listener listener) {
    return "http://localhost:" + ports.of(listener);
  }
}
