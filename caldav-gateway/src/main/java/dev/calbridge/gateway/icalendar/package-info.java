/** Calendar entries as iCalendar text (RFC 5545), and the way back. */
@NullMarked
package dev.calbridge.gateway.icalendar;

import org.jspecify.annotations.NullMarked;
