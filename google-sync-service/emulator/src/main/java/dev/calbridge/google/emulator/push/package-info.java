/** Push channels: who wants to be told of changes, and telling them. */
@NullMarked
package dev.calbridge.google.emulator.push;

import org.jspecify.annotations.NullMarked;
