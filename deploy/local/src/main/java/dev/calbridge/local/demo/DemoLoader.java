package dev.calbridge.local.demo;

import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Loads the invented businesses through the REST interface, as their people would.
 *
 * <p>It can run again: what is there already, changed or not, stays as it is.
 */
public final class DemoLoader {

  /** Few, so that two cores keep something for the services. */
  private static final int AT_ONCE = 4;

  private final HttpCalls http;
  private final String front;
  private final Clock clock;

  /**
   * @param front URL of the front door
   * @param clock tells what today is
   */
  public DemoLoader(HttpCalls http, String front, Clock clock) {
    this.http = http;
    this.front = front;
    this.clock = clock;
  }

  /**
   * Loads both businesses, and the CalDAV credential of the first one's employee.
   *
   * @param bookings whether to fill their calendars as well
   */
  public void load(boolean bookings) {
    Person operator = person(DemoUsers.OPERATOR);
    Business opticians = Businesses.opticians();
    Person admin = person(DemoUsers.ADMIN);
    load(opticians, operator, admin, bookings);
    load(Businesses.hearingAids(), operator, person(DemoUsers.OTHER_TENANTS_ADMIN), bookings);
    addCredential(opticians, admin);
  }

  /** Somebody of the realm's demo users. */
  public Person person(String user) {
    return new Person(http, front, user, DemoUsers.PASSWORD, null, clock);
  }

  private void load(Business business, Person operator, Person admin, boolean bookings) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneId.of(Business.ZONE)));
    RestForm form = new RestForm(business, user -> person(user).subject());
    put(operator, "/api/v1/tenants/" + business.alias(), form.tenant());
    for (DemoItem item : form.masterData()) {
      put(admin, item);
    }
    if (bookings) {
      putAll(admin, form.bookings(today));
    }
  }

  private void putAll(Person admin, List<DemoItem> items) {
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<? extends Future<?>> done =
          items.stream().map(item -> workers.submit(() -> put(admin, item))).toList();
      for (Future<?> one : done) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException("Demo data could not be loaded", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  private static void put(Person person, DemoItem item) {
    put(person, "/api/v1/" + item.collection() + "/" + item.id(), item.body());
  }

  /** 412 says that it is there. */
  private static void put(Person person, String path, Map<String, Object> body) {
    var unused =
        person
            .call("PUT", path, body, Map.of("If-None-Match", "*"))
            .expect("PUT " + path, 200, 201, 204, 412);
  }

  /** 409 says that the user name is taken: by the credential of an earlier start. */
  private void addCredential(Business business, Person admin) {
    Map<String, Object> body =
        Map.of(
            "id",
            DemoItem.id(business.alias(), "service-credentials", DemoUsers.CALDAV_USER),
            "userName",
            DemoUsers.CALDAV_USER,
            "user",
            person(DemoUsers.EMPLOYEE).subject(),
            "branch",
            business.branchId("stuttgart"),
            "serviceClass",
            "CALDAV_SYNC",
            "label",
            "Thunderbird",
            "confirmed",
            true,
            "password",
            DemoUsers.CALDAV_PASSWORD,
            "passwordRepeat",
            DemoUsers.CALDAV_PASSWORD);
    var unused =
        admin
            .call("POST", "/api/v1/service-credentials", body)
            .expect("Service credential", 200, 201, 409);
  }
}
