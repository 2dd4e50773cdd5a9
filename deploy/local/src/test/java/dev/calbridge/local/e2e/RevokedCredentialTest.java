package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Person;
import dev.calbridge.local.demo.Businesses;
import dev.calbridge.local.demo.DemoUsers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateway remembers who was verified, and forgets at once who must not come in any more. */
@ExtendWith(StackExtension.class)
class RevokedCredentialTest {

  private static final String PATH = "/api/v1/service-credentials";
  private static final String PASSWORD = "Kraniche ziehen 2026 nach Norden";
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final int TRIES = 5;
  private static final Map<String, String> DEPTH_0 = Map.of("Depth", "0");

  @Test
  void a_removed_credential_is_refused_within_two_seconds(House house) {
    assertThat(quickest(() -> afterRemoval(house))).isLessThan(AT_ONCE);
  }

  @Test
  void an_old_password_is_refused_within_two_seconds(House house) {
    assertThat(quickest(() -> afterNewPassword(house))).isLessThan(AT_ONCE);
  }

  /** Busy machines take longer now and then; a delay of our own would be there every time. */
  private static Duration quickest(Supplier<Duration> refusal) {
    Duration quickest = refusal.get();
    for (int tries = 1; tries < TRIES && quickest.compareTo(AT_ONCE) >= 0; tries++) {
      Duration next = refusal.get();
      quickest = next.compareTo(quickest) < 0 ? next : quickest;
    }
    return quickest;
  }

  private static Duration afterRemoval(House house) {
    Person owner = house.demonstration().people().person(DemoUsers.EMPLOYEE);
    String userName = "urlaub-" + UUID.randomUUID().toString().substring(0, 8);
    String id = create(house, owner, userName);
    DavCalendar device = house.dav().as(userName, PASSWORD);
    assertThat(poll(device)).isEqualTo(207);
    assertThat(poll(device)).as("from the gateway's memory").isEqualTo(207);

    owner.call("DELETE", PATH + "/" + id, null).expect("Removed", 204);

    return untilRefused(house, device);
  }

  private static Duration afterNewPassword(House house) {
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

    Duration refused = untilRefused(house, device);
    assertThat(poll(house.dav().as(userName, next))).isEqualTo(207);
    return refused;
  }

  private static Duration untilRefused(House house, DavCalendar device) {
    long since = System.nanoTime();
    house.soon(() -> assertThat(poll(device)).isEqualTo(401));
    return Duration.ofNanos(System.nanoTime() - since);
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
