/** One class per HTTP method, and the registry that lists them. */
@NullMarked
package dev.calbridge.gateway.dav.method;

import org.jspecify.annotations.NullMarked;
