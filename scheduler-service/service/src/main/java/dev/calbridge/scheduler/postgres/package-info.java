/** The database edge. */
@NullMarked
package dev.calbridge.scheduler.postgres;

import org.jspecify.annotations.NullMarked;
