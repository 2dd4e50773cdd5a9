package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Person;
import dev.calbridge.local.demo.Businesses;
import dev.calbridge.local.demo.DemoUsers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The gateway remembers for five minutes who was verified, and forgets who must not come in any
 * more as soon as it is told.
 */
@ExtendWith(StackExtension.class)
class RevokedCredentialTest {

  private static final String PATH = "/api/v1/service-credentials";
  private static final String PASSWORD = "Kraniche ziehen 2026 nach Norden";
  private static final Map<String, String> DEPTH_0 = Map.of("Depth", "0");

  @Test
  void a_removed_credential_is_refused_long_before_it_would_be_forgotten(House house) {
    Person owner = house.demonstration().people().person(DemoUsers.EMPLOYEE);
    String userName = "urlaub-" + UUID.randomUUID().toString().substring(0, 8);
    String id = create(house, owner, userName);
    DavCalendar device = house.dav().as(userName, PASSWORD);
    assertThat(poll(device)).isEqualTo(207);
    assertThat(poll(device)).as("from the gateway's memory").isEqualTo(207);

    owner.call("DELETE", PATH + "/" + id, null).expect("Removed", 204);

    house.soon(() -> assertThat(poll(device)).isEqualTo(401));
  }

  @Test
  void an_old_password_is_refused_long_before_it_would_be_forgotten(House house) {
    Person owner = house.demonstration().people().person(DemoUsers.EMPLOYEE);
    String userName = "neu-" + UUID.randomUUID().toString().substring(0, 8);
    String id = create(house, owner, userName);
    DavCalendar device = house.dav().as(userName, PASSWORD);
    assertThat(poll(device)).isEqualTo(207);
    String next = PASSWORD + " und zurück";

    owner
        .call(
            "PUT", PATH + "/" + id + "/password", Map.of("password", next, "passwordRepeat", next))
        .expect("New password", 200, 204);

    house.soon(() -> assertThat(poll(device)).isEqualTo(401));
    assertThat(poll(house.dav().as(userName, next))).isEqualTo(207);
  }

  private static String create(House house, Person owner, String userName) {
    HttpCalls.Answer made =
        owner
            .call(
                "POST",
                PATH,
                Map.of(
                    "userName", userName,
                    "serviceClass", "CALDAV_SYNC",
                    "branch", Businesses.opticians().branchId("stuttgart").toString(),
                    "password", PASSWORD,
                    "passwordRepeat", PASSWORD))
            .expect("New credential", 201);
    return made.json().path("id").asText();
  }

  private static int poll(DavCalendar device) {
    return device.send("PROPFIND", device.path(), null, DEPTH_0).status();
  }
}
