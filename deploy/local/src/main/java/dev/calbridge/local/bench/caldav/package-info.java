/** Measures the CalDAV server with wrk, beside a static file from nginx. */
@NullMarked
package dev.calbridge.local.bench.caldav;

import org.jspecify.annotations.NullMarked;
