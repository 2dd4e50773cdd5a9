/** HTTP as the emulator needs it: routes, requests, responses, gzip both ways, method override. */
@NullMarked
package dev.calbridge.google.emulator.http;

import org.jspecify.annotations.NullMarked;
