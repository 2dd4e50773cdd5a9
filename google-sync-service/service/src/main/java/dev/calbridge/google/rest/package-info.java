/** Links over HTTP, for administrators. */
@NullMarked
package dev.calbridge.google.rest;

import org.jspecify.annotations.NullMarked;
