/** The edge towards the other services' internal REST. */
@NullMarked
package dev.calbridge.gateway.rest;

import org.jspecify.annotations.NullMarked;
