/** Bookings, their types and statuses. */
@NullMarked
package dev.calbridge.scheduler.appointment;

import org.jspecify.annotations.NullMarked;
