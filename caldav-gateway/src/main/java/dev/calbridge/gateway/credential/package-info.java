/** Who is asking: service credentials, verified elsewhere, remembered for a short while. */
@NullMarked
package dev.calbridge.gateway.credential;

import org.jspecify.annotations.NullMarked;
