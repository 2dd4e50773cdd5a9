/** What a calendar program wants changed, decided by scheduler-service. */
@NullMarked
package dev.calbridge.gateway.change;

import org.jspecify.annotations.NullMarked;
