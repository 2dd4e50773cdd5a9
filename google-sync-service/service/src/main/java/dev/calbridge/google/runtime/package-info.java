/** Puts the parts together and keeps the workers running. */
@NullMarked
package dev.calbridge.google.runtime;

import org.jspecify.annotations.NullMarked;
