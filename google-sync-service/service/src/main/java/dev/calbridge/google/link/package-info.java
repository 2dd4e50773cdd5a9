/**
 * Links between a resource and a Google calendar, and the work of keeping the two alike: what is
 * remembered, and in which order things are read, decided and written.
 */
@NullMarked
package dev.calbridge.google.link;

import org.jspecify.annotations.NullMarked;
