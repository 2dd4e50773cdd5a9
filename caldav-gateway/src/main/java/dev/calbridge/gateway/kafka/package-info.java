/** The edge towards Kafka. */
@NullMarked
package dev.calbridge.gateway.kafka;

import org.jspecify.annotations.NullMarked;
