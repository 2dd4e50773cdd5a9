/** What changed lately, for user interfaces that listen. */
@NullMarked
package dev.calbridge.scheduler.notice;

import org.jspecify.annotations.NullMarked;
