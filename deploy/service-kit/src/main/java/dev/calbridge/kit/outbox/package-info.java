/** Transactional outbox: a change and its event commit together. */
@NullMarked
package dev.calbridge.kit.outbox;

import org.jspecify.annotations.NullMarked;
