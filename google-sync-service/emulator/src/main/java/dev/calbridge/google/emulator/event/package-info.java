/** The rules of events: what a body may say, how times, series, ids and entity tags behave. */
@NullMarked
package dev.calbridge.google.emulator.event;

import org.jspecify.annotations.NullMarked;
