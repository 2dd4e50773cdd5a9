/** Telling the topics everything once more. */
@NullMarked
package dev.calbridge.scheduler.republication;

import org.jspecify.annotations.NullMarked;
