/** When a recurring entry takes place. Bounded for any input. */
@NullMarked
package dev.calbridge.recurrence;

import org.jspecify.annotations.NullMarked;
