/** Calendar API v3: one class per resource, one table of methods and scopes, one list of errors. */
@NullMarked
package dev.calbridge.google.emulator.api;

import org.jspecify.annotations.NullMarked;
