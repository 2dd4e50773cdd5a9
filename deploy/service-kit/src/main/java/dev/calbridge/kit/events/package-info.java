/** CloudEvents 1.0 in Kafka binary mode. */
@NullMarked
package dev.calbridge.kit.events;

import org.jspecify.annotations.NullMarked;
