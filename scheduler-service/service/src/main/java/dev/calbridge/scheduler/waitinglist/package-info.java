/** Customers who wait for a time, and what becomes free for them. */
@NullMarked
package dev.calbridge.scheduler.waitinglist;

import org.jspecify.annotations.NullMarked;
