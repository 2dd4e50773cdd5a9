package dev.calbridge.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Person;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The employee's Google account at the emulator, with a calendar linked to the employee's resource.
 *
 * @param emulator URL of the emulator
 * @param redirectUri of the OAuth client
 */
public record GoogleDemo(HttpCalls http, String emulator, String redirectUri) {

  public static final String ACCOUNT = "anna.berger@optik-himmel.example";
  public static final String CALENDAR_NAME = "Optik Himmel";

  /** Makes what is missing. */
  public void link(DemoLoader people) {
    Person admin = people.person(DemoUsers.ADMIN);
    UUID resource = Businesses.opticians().resourceId(DemoUsers.EMPLOYEE_RESOURCE);
    if (linked(admin, resource)) {
      return;
    }
    String calendar = calendar();
    var unused =
        new GoogleConsent(http, emulator, redirectUri).link(admin, ACCOUNT, calendar, resource);
  }

  /** Id of the linked calendar; account and calendar are made if they are not there. */
  public String calendar() {
    for (JsonNode account : control("GET", "/accounts", null).path("accounts")) {
      for (JsonNode calendar : account.path("calendars")) {
        if (account.path("email").asText().equals(ACCOUNT)
            && calendar.path("summary").asText().equals(CALENDAR_NAME)) {
          return calendar.path("id").asText();
        }
      }
    }
    var unused = control("POST", "/accounts", Map.of("email", ACCOUNT, "name", "Anna Berger"));
    return control(
            "POST",
            "/accounts/" + ACCOUNT + "/calendars",
            Map.of("summary", CALENDAR_NAME, "timeZone", Business.ZONE))
        .path("id")
        .asText();
  }

  private static boolean linked(Person admin, UUID resource) {
    return admin
        .call("GET", "/api/v1/google/links", null)
        .expect("Links", 200)
        .body()
        .contains(resource.toString());
  }

  private JsonNode control(String method, String path, @Nullable Object body) {
    return http.send(
            method,
            emulator + "/_emu" + path,
            Map.of("Content-Type", "application/json"),
            body == null ? null : http.write(body))
        .expect("Emulator " + path, 200, 201)
        .json();
  }
}
