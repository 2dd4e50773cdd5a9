/** What tests and demos do to the emulator from outside the Google API, under {@code /_emu}. */
@NullMarked
package dev.calbridge.google.emulator.control;

import org.jspecify.annotations.NullMarked;
