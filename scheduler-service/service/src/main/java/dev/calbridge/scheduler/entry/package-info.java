/** Appointments as calendar entries, and entries that come back. */
@NullMarked
package dev.calbridge.scheduler.entry;

import org.jspecify.annotations.NullMarked;
