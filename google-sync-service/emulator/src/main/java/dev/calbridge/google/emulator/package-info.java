/** A Google Calendar and OAuth server for tests and demos, as strict as the real one. */
@NullMarked
package dev.calbridge.google.emulator;

import org.jspecify.annotations.NullMarked;
