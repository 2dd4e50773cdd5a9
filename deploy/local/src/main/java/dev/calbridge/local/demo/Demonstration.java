package dev.calbridge.local.demo;

import dev.calbridge.local.AppointmentBook;
import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.GoogleUser;
import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.Stack;
import java.time.Clock;
import java.util.UUID;

/**
 * One person's calendar in the three places it can be seen and changed at.
 *
 * @param appointments REST, as the administrator
 * @param dav CalDAV, as the employee
 * @param google the Google user
 */
public record Demonstration(
    DemoLoader people, AppointmentBook appointments, DavCalendar dav, GoogleUser google) {

  /**
   * Loads businesses, people, credential and link into a running stack.
   *
   * @param bookings whether to fill the calendars as well
   */
  public static Demonstration load(Stack stack, HttpCalls http, boolean bookings) {
    String front = stack.url(Listener.FRONT);
    DemoLoader people = new DemoLoader(http, front, Clock.systemUTC());
    people.load(bookings);
    GoogleDemo demo = new GoogleDemo(http, stack.url(Listener.EMULATOR), stack.redirectUri());
    demo.link(people);
    UUID resource = Businesses.opticians().resourceId(DemoUsers.EMPLOYEE_RESOURCE);
    String path =
        "/dav/calendars/" + people.person(DemoUsers.EMPLOYEE).subject() + "/" + resource + "/";
    return new Demonstration(
        people,
        new AppointmentBook(people.person(DemoUsers.ADMIN), resource),
        new DavCalendar(http, front, path, DemoUsers.CALDAV_USER, DemoUsers.CALDAV_PASSWORD),
        new GoogleUser(http, stack.url(Listener.EMULATOR), demo.calendar()));
  }
}
