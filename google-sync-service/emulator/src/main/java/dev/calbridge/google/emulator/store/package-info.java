/** Keeps the emulated world in a file, so that it survives a restart. */
@NullMarked
package dev.calbridge.google.emulator.store;

import org.jspecify.annotations.NullMarked;
