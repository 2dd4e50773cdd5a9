/** Branches and the people who work in them. */
@NullMarked
package dev.calbridge.scheduler.organisation;

import org.jspecify.annotations.NullMarked;
