/** Spans and recurrences: what is allowed, and when they begin and end. */
@NullMarked
package dev.calbridge.scheduler.time;

import org.jspecify.annotations.NullMarked;
