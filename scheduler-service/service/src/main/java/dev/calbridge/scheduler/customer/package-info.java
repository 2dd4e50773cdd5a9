/** Whom appointments are for. */
@NullMarked
package dev.calbridge.scheduler.customer;

import org.jspecify.annotations.NullMarked;
