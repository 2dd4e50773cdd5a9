package dev.calbridge.local.demo;

import dev.calbridge.local.demo.Business.Branch;
import dev.calbridge.local.demo.Business.Customer;
import dev.calbridge.local.demo.Business.Resource;
import dev.calbridge.local.demo.Business.Status;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Says a business the way the REST interface takes it, in the order in which one thing needs
 * another.
 *
 * @param business what to say
 * @param subjects the id of a user account, by its name; nothing for names nobody has
 */
public record RestForm(Business business, Function<String, String> subjects) {

  private static final int REMINDER_MINUTES = 15;

  /** The tenant itself: {@code PUT /api/v1/tenants/<alias>}. */
  public Map<String, Object> tenant() {
    return Map.of(
        "name",
        business.name(),
        "timeZone",
        Business.ZONE,
        "languages",
        List.of("DE", "EN"),
        "outsideDelete",
        "DELETE",
        "placeCalendarsReadOnly",
        false);
  }

  /** What an administrator sets up. */
  public List<DemoItem> masterData() {
    List<DemoItem> items = new ArrayList<>();
    for (Branch branch : business.branches()) {
      items.add(
          item("branches", branch.key(), Map.of("name", branch.name(), "timeZone", Business.ZONE)));
    }
    for (Resource resource : business.resources()) {
      if (resource.person()) {
        items.add(item("employees", resource.key(), employee(resource)));
      }
      items.add(item("resources", resource.key(), resource(resource)));
    }
    for (Business.Kind type : business.types()) {
      items.add(
          item(
              "appointment-types",
              type.key(),
              Map.of(
                  "name", type.name(), "color", type.color(), "defaultMinutes", type.minutes())));
    }
    int position = 0;
    for (Status status : business.statuses()) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("name", status.name());
      body.put("position", position++);
      if (!status.outside().isEmpty()) {
        body.put("outside", status.outside());
      }
      items.add(item("appointment-statuses", status.key(), body));
    }
    for (Customer customer : business.customers()) {
      items.add(item("customers", customer.key(), customer(customer)));
    }
    return items;
  }

  /** What is booked around a day. */
  public List<DemoItem> bookings(LocalDate today) {
    Diary diary = new Diary(business);
    List<DemoItem> items = new ArrayList<>();
    diary.seriesAndWholeDays(today).forEach(b -> items.add(appointment(b)));
    diary.appointments(today).forEach(b -> items.add(appointment(b)));
    diary.unavailabilities(today).forEach(b -> items.add(time("unavailabilities", b)));
    diary.availabilities(today).forEach(b -> items.add(time("availabilities", b)));
    return items;
  }

  private Map<String, Object> employee(Resource resource) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", resource.name());
    body.put("branches", List.of(business.branchId(resource.branch())));
    if (!resource.user().isEmpty()) {
      body.put("user", subjects.apply(resource.user()));
    }
    return body;
  }

  private Map<String, Object> resource(Resource resource) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", resource.name());
    body.put("kind", resource.person() ? "PERSON" : "PLACE");
    if (resource.person()) {
      body.put("employee", DemoItem.id(business.alias(), "employees", resource.key()));
      body.put("reminderMinutes", REMINDER_MINUTES);
    }
    body.put("color", resource.color());
    body.put("stepMinutes", 15);
    body.put("capacity", 1);
    body.put("branches", List.of(business.branchId(resource.branch())));
    body.put("allBranches", false);
    body.put("visible", true);
    body.put("appointmentSyncAllowed", true);
    return body;
  }

  private static Map<String, Object> customer(Customer customer) {
    return Map.of(
        "kind",
        "CUSTOMER",
        "name",
        customer.firstName() + " " + customer.lastName(),
        "phone",
        customer.phone(),
        "email",
        customer.email(),
        "country",
        "DE");
  }

  private DemoItem appointment(Booking booking) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("primaryResource", business.resourceId(booking.resource().key()));
    body.put("branch", business.branchId(booking.resource().branch()));
    body.put("title", booking.title());
    body.put("homeVisit", false);
    body.put("shownAsUnavailable", false);
    booking
        .order()
        .ifPresentOrElse(
            order -> {
              body.put("type", business.typeId(order.type().key()));
              body.put("status", business.statusId("confirmed"));
              body.put("customer", business.customerId(order.customer().key()));
              order
                  .room()
                  .ifPresent(
                      room -> body.put("secondaryResource", business.resourceId(room.key())));
              if (order.type().key().equals("home")) {
                body.put("homeVisit", true);
                body.put("place", "Gartenstraße 12, 70565 Stuttgart");
              }
            },
            () ->
                business.types().stream()
                    .filter(type -> type.key().equals(Diary.INTERNAL))
                    .forEach(type -> body.put("type", business.typeId(type.key()))));
    addTime(body, booking);
    return item("appointments", booking.key(), body);
  }

  private DemoItem time(String collection, Booking booking) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("resource", business.resourceId(booking.resource().key()));
    body.put("title", booking.title());
    addTime(body, booking);
    return item(collection, booking.key(), body);
  }

  private static void addTime(Map<String, Object> body, Booking booking) {
    if (booking.wholeDays()) {
      body.put(
          "span",
          Map.of(
              "type", "all-day",
              "start", booking.start().toLocalDate().toString(),
              "end", booking.end().toLocalDate().toString()));
    } else {
      body.put(
          "span",
          Map.of(
              "type",
              "timed",
              "start",
              DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(booking.start()),
              "end",
              DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(booking.end()),
              "zone",
              Business.ZONE));
    }
    if (!booking.rule().isEmpty()) {
      body.put("recurrence", Map.of("rule", booking.rule(), "excluded", List.of()));
    }
  }

  private DemoItem item(String collection, String key, Map<String, Object> body) {
    return new DemoItem(collection, DemoItem.id(business.alias(), collection, key), body);
  }
}
