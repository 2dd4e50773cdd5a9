/** WebDAV and CalDAV (RFC 4918, 4791, 6578), without any transport. */
@NullMarked
package dev.calbridge.gateway.dav;

import org.jspecify.annotations.NullMarked;
