/** Measures the running stack. */
@NullMarked
package dev.calbridge.local.bench;

import org.jspecify.annotations.NullMarked;
