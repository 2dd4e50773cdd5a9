/** Read-only subscriptions to a resource's calendar. */
@NullMarked
package dev.calbridge.scheduler.feed;

import org.jspecify.annotations.NullMarked;
