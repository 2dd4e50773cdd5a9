/** Who calls, and for which tenant. */
@NullMarked
package dev.calbridge.kit.tenancy;

import org.jspecify.annotations.NullMarked;
