/**
 * Calendars and their objects as this service keeps them, who may see them, and how they change.
 */
@NullMarked
package dev.calbridge.gateway.calendar;

import org.jspecify.annotations.NullMarked;
