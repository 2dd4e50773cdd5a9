/** What operators of an installation set and see: switches, logs, metrics and traces. */
@NullMarked
package dev.calbridge.kit.operation;

import org.jspecify.annotations.NullMarked;
