/** The edge towards PostgreSQL. */
@NullMarked
package dev.calbridge.gateway.postgres;

import org.jspecify.annotations.NullMarked;
