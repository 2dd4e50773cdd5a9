/** What gets booked, and the calendar others see of it. */
@NullMarked
package dev.calbridge.scheduler.resource;

import org.jspecify.annotations.NullMarked;
