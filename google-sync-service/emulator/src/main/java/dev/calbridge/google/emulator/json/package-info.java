/** JSON trees. */
@NullMarked
package dev.calbridge.google.emulator.json;

import org.jspecify.annotations.NullMarked;
