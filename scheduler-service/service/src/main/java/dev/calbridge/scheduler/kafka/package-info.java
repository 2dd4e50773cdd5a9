/** What the scheduler reads from topics. */
@NullMarked
package dev.calbridge.scheduler.kafka;

import org.jspecify.annotations.NullMarked;
