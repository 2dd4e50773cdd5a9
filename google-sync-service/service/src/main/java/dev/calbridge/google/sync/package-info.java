/**
 * The core of the synchronisation: what to do about one event, given what was last agreed, what the
 * house says now and what Google says now. Pure: no clock, no network, no storage.
 */
@NullMarked
package dev.calbridge.google.sync;

import org.jspecify.annotations.NullMarked;
