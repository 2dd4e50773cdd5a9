/**
 * What the emulated Google knows: accounts, calendars, events, and the clock all of it lives by.
 */
@NullMarked
package dev.calbridge.google.emulator.world;

import org.jspecify.annotations.NullMarked;
