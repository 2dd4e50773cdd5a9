/** RFC 9457 problem details: one mapper for every REST edge. */
@NullMarked
package dev.calbridge.kit.problem;

import org.jspecify.annotations.NullMarked;
