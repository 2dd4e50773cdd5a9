/** Joins the business types to their edges and checks the configuration at the start. */
@NullMarked
package dev.calbridge.credential.wiring;

import org.jspecify.annotations.NullMarked;
