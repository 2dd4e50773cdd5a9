package dev.calbridge.local.demo;

import dev.calbridge.local.demo.Business.Customer;
import dev.calbridge.local.demo.Business.Kind;
import dev.calbridge.local.demo.Business.Resource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A time somebody or something is booked for, or not to be booked.
 *
 * @param key distinguishes it within its business
 * @param order what for, if it is for a customer
 * @param start local
 * @param end local, exclusive
 * @param wholeDays whether only the dates count
 * @param rule RRULE, or empty if it takes place once
 */
public record Booking(
    String key,
    Resource resource,
    String title,
    Optional<Order> order,
    LocalDateTime start,
    LocalDateTime end,
    boolean wholeDays,
    String rule) {

  Booking(String key, Resource resource, String title, Optional<Order> order) {
    this(
        key,
        resource,
        title,
        order,
        LocalDate.EPOCH.atStartOfDay(),
        LocalDate.EPOCH.plusDays(1).atStartOfDay(),
        true,
        "");
  }

  /**
   * What a customer comes for.
   *
   * @param room that is needed beside the person
   */
  public record Order(Kind type, Customer customer, Optional<Resource> room) {}

  Booking at(LocalDate day, LocalTime time, int minutes) {
    LocalDateTime begins = day.atTime(time);
    return new Booking(
        key, resource, title, order, begins, begins.plusMinutes(minutes), false, rule);
  }

  Booking wholeDays(LocalDate first, int days) {
    return new Booking(
        key,
        resource,
        title,
        order,
        first.atStartOfDay(),
        first.plusDays(days).atStartOfDay(),
        true,
        rule);
  }

  Booking repeating(String recurrence) {
    return new Booking(key, resource, title, order, start, end, wholeDays, recurrence);
  }
}
