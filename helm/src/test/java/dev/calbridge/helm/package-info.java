/** Renders the chart with Helm itself and judges what comes out. */
@NullMarked
package dev.calbridge.helm;

import org.jspecify.annotations.NullMarked;
