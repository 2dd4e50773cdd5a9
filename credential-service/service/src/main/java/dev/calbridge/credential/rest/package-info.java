/** HTTP in: JSON to business types and back, and the one place where refusals become problems. */
@NullMarked
package dev.calbridge.credential.rest;

import org.jspecify.annotations.NullMarked;
