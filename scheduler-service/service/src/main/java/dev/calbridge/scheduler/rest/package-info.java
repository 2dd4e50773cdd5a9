/** The HTTP edge. */
@NullMarked
package dev.calbridge.scheduler.rest;

import org.jspecify.annotations.NullMarked;
