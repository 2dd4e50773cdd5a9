/** What is remembered, in PostgreSQL. */
@NullMarked
package dev.calbridge.google.postgres;

import org.jspecify.annotations.NullMarked;
