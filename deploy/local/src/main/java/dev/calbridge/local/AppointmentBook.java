package dev.calbridge.local;

import dev.calbridge.local.HttpCalls.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Appointments as the REST interface has them.
 *
 * @param person who calls it
 * @param resource whose appointments
 */
public record AppointmentBook(Person person, UUID resource) {

  private static final String PATH = "/api/v1/appointments";

  /** Books a time in Europe/Berlin. */
  public Answer create(UUID id, String title, LocalDateTime start, int minutes) {
    return put(id, body(title, start, minutes), Map.of("If-None-Match", "*"))
        .expect("New appointment", 200, 201);
  }

  public Answer get(UUID id) {
    return person.call("GET", PATH + "/" + id, null);
  }

  /** What may take place on a day: a page of appointments. */
  public Answer on(LocalDate day) {
    return person
        .call(
            "GET",
            PATH
                + "?resource=%s&from=%s&to=%s&limit=200"
                    .formatted(resource, midnight(day), midnight(day.plusDays(1))),
            null)
        .expect("Appointments", 200);
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant();
  }

  /** Gives an appointment another title and time. */
  public Answer change(UUID id, String title, LocalDateTime start, int minutes) {
    String eTag = String.valueOf(get(id).expect("Appointment", 200).eTag());
    return put(id, body(title, start, minutes), Map.of("If-Match", eTag))
        .expect("Changed appointment", 200, 204);
  }

  public void delete(UUID id) {
    String eTag = String.valueOf(get(id).expect("Appointment", 200).eTag());
    var unused =
        person
            .call("DELETE", PATH + "/" + id, null, Map.of("If-Match", eTag))
            .expect("Deleted appointment", 200, 204);
  }

  /** A plain PUT, whatever comes back. */
  public Answer put(UUID id, Object body, Map<String, String> headers) {
    return person.call("PUT", PATH + "/" + id, body, headers);
  }

  /** What is sent for an appointment. */
  public Map<String, Object> body(String title, LocalDateTime start, int minutes) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("primaryResource", resource);
    body.put("title", title);
    body.put(
        "span",
        Map.of(
            "type",
            "timed",
            "start",
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(start),
            "end",
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(start.plusMinutes(minutes)),
            "zone",
            "Europe/Berlin"));
    return body;
  }
}
