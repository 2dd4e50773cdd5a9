/** Changes for scheduler-service. */
@NullMarked
package dev.calbridge.google.scheduler;

import org.jspecify.annotations.NullMarked;
