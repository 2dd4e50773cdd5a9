/** When a resource can or cannot be booked. */
@NullMarked
package dev.calbridge.scheduler.availability;

import org.jspecify.annotations.NullMarked;
