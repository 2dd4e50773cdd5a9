/** Who wanted to change what from outside, and how it is undone. */
@NullMarked
package dev.calbridge.scheduler.journal;

import org.jspecify.annotations.NullMarked;
