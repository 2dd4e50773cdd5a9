/** The edge of files: CSV, vCard and iCalendar. */
@NullMarked
package dev.calbridge.scheduler.file;

import org.jspecify.annotations.NullMarked;
