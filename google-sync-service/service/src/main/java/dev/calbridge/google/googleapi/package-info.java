/** Google Calendar through Google's own client. */
@NullMarked
package dev.calbridge.google.googleapi;

import org.jspecify.annotations.NullMarked;
