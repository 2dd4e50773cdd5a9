/** One class per property, and the registry that lists them. */
@NullMarked
package dev.calbridge.gateway.dav.property;

import org.jspecify.annotations.NullMarked;
