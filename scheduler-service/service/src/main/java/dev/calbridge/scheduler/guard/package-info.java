/** Holds what looks like an accident: one source that empties a calendar within minutes. */
@NullMarked
package dev.calbridge.scheduler.guard;

import org.jspecify.annotations.NullMarked;
