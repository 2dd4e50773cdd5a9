package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.HttpCalls.Answer;
import dev.calbridge.local.Person;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.compat.Events;
import dev.calbridge.local.demo.Businesses;
import dev.calbridge.local.demo.DemoUsers;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Wrong input gets its proper answer and changes nothing. */
@ExtendWith(StackExtension.class)
class BadInputTest {

  private static final String XML = "application/xml; charset=utf-8";

  @Test
  void malformed_json(House house) {
    UUID id = UUID.randomUUID();

    Answer answer = house.rest().put(id, "{\"title\": ", Map.of("If-None-Match", "*"));

    problem(answer, 400);
    assertThat(house.rest().get(id).status()).isEqualTo(404);
  }

  @Test
  void an_unknown_tenant(House house) {
    Answer answer =
        house
            .rest()
            .person()
            .call("GET", "/api/v1/branches", null, Map.of("Calbridge-Tenant", "niemand"));

    problem(answer, 403);
  }

  @Test
  void a_stale_version_in_rest(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Alt");
    LocalDateTime start = House.daysAhead(11, 9);
    house.rest().create(id, title, start, 60);
    String old = String.valueOf(house.rest().get(id).eTag());
    house.rest().change(id, title, start.plusHours(1), 60);

    Answer answer =
        house.rest().put(id, house.rest().body("Zu spät", start, 60), Map.of("If-Match", old));

    problem(answer, 412);
    house.awaitInRest(id, title, start.plusHours(1));
  }

  @Test
  void a_stale_version_in_caldav(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Überholt");
    LocalDateTime start = House.daysAhead(11, 12);
    house.rest().create(id, title, start, 60);
    house.awaitInDav(title, start);
    DavCalendar.Item old = house.inDav(title).orElseThrow();
    house.rest().change(id, title, start.plusHours(1), 60);
    house.awaitInDav(title, start.plusHours(1));

    Answer answer = house.dav().put(old.name(), Events.edited(old, "Zu spät", start), old.eTag());

    assertThat(answer.status()).isEqualTo(412);
    house.awaitInRest(id, title, start.plusHours(1));
  }

  @Test
  void a_role_that_may_not(House house) {
    Person employee = house.demonstration().people().person(DemoUsers.EMPLOYEE);

    Answer answer =
        employee.call(
            "PUT",
            "/api/v1/branches/" + UUID.randomUUID(),
            Map.of("name", "03 Ulm", "timeZone", "Europe/Berlin"),
            Map.of("If-None-Match", "*"));

    problem(answer, 403);
  }

  @Test
  void nobody_signed_in(House house) {
    String url = house.stack().url(Listener.FRONT) + "/api/v1/branches";

    assertThat(house.http().send("GET", url, Map.of(), null).status()).isEqualTo(401);
  }

  @Test
  void another_tenants_things_are_not_there(House house) {
    Person stranger = house.demonstration().people().person(DemoUsers.OTHER_TENANTS_ADMIN);
    UUID anna = Businesses.opticians().resourceId(DemoUsers.EMPLOYEE_RESOURCE);

    assertThat(stranger.call("GET", "/api/v1/resources/" + anna, null).status()).isEqualTo(404);
    assertThat(stranger.call("GET", "/api/v1/resources", null).body())
        .contains("Hanna Stein")
        .doesNotContain("Anna Berger");
  }

  @Test
  void a_wrong_password(House house) {
    DavCalendar stranger =
        new DavCalendar(
            house.http(),
            house.stack().url(Listener.FRONT),
            house.dav().path(),
            DemoUsers.CALDAV_USER,
            "geraten-und-falsch");

    Answer answer = stranger.get("x.ics");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
  }

  @Test
  void xml_with_a_document_type(House house) {
    String bomb =
        """
        <?xml version="1.0"?>
        <!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
        <D:propfind xmlns:D="DAV:"><D:prop><D:displayname>&a;</D:displayname></D:prop></D:propfind>
        """;

    Answer answer =
        house
            .dav()
            .send("PROPFIND", house.dav().path(), bomb, Map.of("Depth", "0", "Content-Type", XML));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isNotBlank().doesNotContain("root:");
  }

  @Test
  void something_that_is_no_calendar(House house) {
    Answer answer = house.dav().put("kein-kalender.ics", "Guten Tag!", null);

    assertThat(answer.status()).isIn(400, 403, 415);
    assertThat(answer.body()).contains("valid-calendar-data");
    assertThat(house.dav().get("kein-kalender.ics").status()).isEqualTo(404);
  }

  @Test
  void what_services_say_to_each_other_is_not_published(House house) {
    Answer answer =
        house.rest().person().call("POST", "/internal/v1/entry-changes", Map.of("type", "delete"));

    assertThat(answer.status()).isEqualTo(404);
  }

  private static void problem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.json().path("code").asText()).isNotBlank();
  }
}
