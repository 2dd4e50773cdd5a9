/** Access tokens from credential-service. */
@NullMarked
package dev.calbridge.google.credential;

import org.jspecify.annotations.NullMarked;
