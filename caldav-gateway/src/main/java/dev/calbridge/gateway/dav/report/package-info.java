/** One class per REPORT, and the registry that lists them. */
@NullMarked
package dev.calbridge.gateway.dav.report;

import org.jspecify.annotations.NullMarked;
