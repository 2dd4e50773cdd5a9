/** Google's error bodies, word for word. */
@NullMarked
package dev.calbridge.google.emulator.error;

import org.jspecify.annotations.NullMarked;
