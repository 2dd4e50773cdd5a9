/** Events out: what the topic says of a credential. */
@NullMarked
package dev.calbridge.credential.kafka;

import org.jspecify.annotations.NullMarked;
