/** What every business package builds on: stored things, pages and broken rules. */
@NullMarked
package dev.calbridge.scheduler.base;

import org.jspecify.annotations.NullMarked;
