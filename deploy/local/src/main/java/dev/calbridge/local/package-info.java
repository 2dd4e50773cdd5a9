/**
 * Everything on one machine: starts the platform, the services, the Google emulator and one origin
 * in front of them.
 */
@NullMarked
package dev.calbridge.local;

import org.jspecify.annotations.NullMarked;
