/** Transactions that see one tenant only. */
@NullMarked
package dev.calbridge.kit.postgres;

import org.jspecify.annotations.NullMarked;
