/** The edge towards calendar programs: Vert.x. */
@NullMarked
package dev.calbridge.gateway.http;

import org.jspecify.annotations.NullMarked;
