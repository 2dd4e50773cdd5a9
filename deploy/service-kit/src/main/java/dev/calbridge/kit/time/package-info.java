/** Time comes in from outside, so that tests can set it. */
@NullMarked
package dev.calbridge.kit.time;

import org.jspecify.annotations.NullMarked;
