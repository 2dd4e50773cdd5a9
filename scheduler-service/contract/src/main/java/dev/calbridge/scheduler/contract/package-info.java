/**
 * What other services may know of scheduler-service: wire types of its topics and internal REST.
 */
@NullMarked
package dev.calbridge.scheduler.contract;

import org.jspecify.annotations.NullMarked;
