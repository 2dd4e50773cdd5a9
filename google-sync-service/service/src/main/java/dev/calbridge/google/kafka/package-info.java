/** What the house publishes. */
@NullMarked
package dev.calbridge.google.kafka;

import org.jspecify.annotations.NullMarked;
