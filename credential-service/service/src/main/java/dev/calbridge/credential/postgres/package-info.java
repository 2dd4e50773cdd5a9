/** Rows: each tenant's, behind row-level security. */
@NullMarked
package dev.calbridge.credential.postgres;

import org.jspecify.annotations.NullMarked;
