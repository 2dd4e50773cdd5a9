/** XML as DAV uses it: read with suspicion, written with fixed prefixes. */
@NullMarked
package dev.calbridge.gateway.dav.xml;

import org.jspecify.annotations.NullMarked;
