/** The customers of the installation and how each wants its calendars. */
@NullMarked
package dev.calbridge.scheduler.tenant;

import org.jspecify.annotations.NullMarked;
