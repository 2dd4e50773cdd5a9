/** Helps people to set up their calendar programs, and to see whether that worked. */
@NullMarked
package dev.calbridge.gateway.setup;

import org.jspecify.annotations.NullMarked;
