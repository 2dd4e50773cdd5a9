/**
 * Invented businesses with their people, rooms and appointments, loaded through the REST interface.
 */
@NullMarked
package dev.calbridge.local.demo;

import org.jspecify.annotations.NullMarked;
