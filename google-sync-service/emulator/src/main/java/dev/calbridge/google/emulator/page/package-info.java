/** The page a person uses to act as the Google user. */
@NullMarked
package dev.calbridge.google.emulator.page;

import org.jspecify.annotations.NullMarked;
