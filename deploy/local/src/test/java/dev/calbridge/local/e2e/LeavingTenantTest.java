package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.HttpCalls.Answer;
import dev.calbridge.local.Person;
import dev.calbridge.local.Service;
import dev.calbridge.local.demo.Business;
import dev.calbridge.local.demo.Businesses;
import dev.calbridge.local.demo.DemoUsers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant takes all it has along, and nothing of it is left anywhere. */
@ExtendWith(StackExtension.class)
class LeavingTenantTest {

  /** Those that cause others to keep something come first. */
  private static final List<Service> ORDER =
      List.of(Service.GOOGLE_SYNC, Service.CREDENTIAL, Service.SCHEDULER, Service.GATEWAY);

  private static final String PASSWORD = "Schwalben ziehen 2026 nach Süden";

  private final Business business = Businesses.hearingAids();

  @BeforeEach
  void the_tenant_is_there(House house) {
    house.demonstration().people().load(false);
  }

  @AfterEach
  void others_find_it_as_before(House house) {
    house.demonstration().people().load(false);
  }

  @Test
  void all_is_handed_over_then_nothing_is_left(House house) {
    DavCalendar device = device(house);
    for (Service service : ORDER) {
      house.soon(() -> assertThat(mentioning(house, service)).isNotEmpty());
      assertHandedOver(house, service);
    }
    assertThat(poll(device)).isEqualTo(207);

    house.soon(
        () -> {
          int changed = 0;
          for (Service service : ORDER) {
            JsonNode erasure = erase(house, service);
            changed += erasure.path("erased").size();
            assertThat(erasure.path("complete").asBoolean()).isTrue();
          }
          assertThat(changed).as("tables with something left").isZero();
        });

    for (Service service : ORDER) {
      assertThat(mentioning(house, service)).as("%s", service).containsExactly("tenant_erasure");
    }
    assertThat(poll(device)).isEqualTo(401);
    assertThat(house.dav().items()).as("another tenant's calendar").isNotNull();
  }

  private DavCalendar device(House house) {
    Person admin = house.demonstration().people().person(DemoUsers.OTHER_TENANTS_ADMIN);
    String userName = "abschied-" + UUID.randomUUID().toString().substring(0, 8);
    admin
        .call(
            "POST",
            "/api/v1/service-credentials",
            Map.of(
                "userName", userName,
                "serviceClass", "CALDAV_SYNC",
                "branch", UUID.randomUUID(),
                "password", PASSWORD,
                "passwordRepeat", PASSWORD))
        .expect("New credential", 201);
    return new DavCalendar(
        house.http(), house.front(), "/dav/calendars/" + admin.subject() + "/", userName, PASSWORD);
  }

  private void assertHandedOver(House house, Service service) {
    List<String> lines =
        call(house, service, "GET", "").expect("Export", 200).body().lines().toList();
    assertThat(lines.getLast())
        .isEqualTo(
            "{\"service\":\"%s\",\"tenant\":\"%s\",\"rows\":%d}"
                .formatted(service.label(), business.alias(), lines.size() - 1));
    List<String> tables =
        mentioning(house, service).stream().filter(table -> !table.equals("outbox")).toList();
    assertThat(tables)
        .allSatisfy(
            table ->
                assertThat(lines)
                    .anyMatch(line -> line.contains("\"table\": \"%s\"".formatted(table))));
  }

  private JsonNode erase(House house, Service service) {
    return call(house, service, "DELETE", "?confirm=" + business.alias())
        .expect("Erasure", 200, 202)
        .json();
  }

  private Answer call(House house, Service service, String method, String query) {
    return house
        .demonstration()
        .people()
        .person(DemoUsers.OPERATOR)
        .callAt(
            house.stack().url(service.listener()),
            method,
            "/internal/v1/tenants/" + business.alias() + "/records" + query,
            null);
  }

  private List<String> mentioning(House house, Service service) {
    return new DatabaseContents(house.stack().postgres(), service.database())
        .mentioning(business.alias());
  }

  private static int poll(DavCalendar device) {
    return device.send("PROPFIND", device.path(), null, Map.of("Depth", "0")).status();
  }
}
