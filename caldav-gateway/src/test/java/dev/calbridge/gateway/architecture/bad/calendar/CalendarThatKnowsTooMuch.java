package dev.calbridge.gateway.architecture.bad.calendar;

import dev.calbridge.gateway.dav.DavPath;
import io.vertx.core.Vertx;

/** Breaks the rules on purpose, to show that they can fail. */
final class CalendarThatKnowsTooMuch {

  Vertx vertx;
  DavPath path;
  dev.calbridge.google.Anything other;
}
