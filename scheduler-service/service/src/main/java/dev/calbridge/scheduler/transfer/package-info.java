/** Taking in what other programs wrote into files, one item after the other, with a report. */
@NullMarked
package dev.calbridge.scheduler.transfer;

import org.jspecify.annotations.NullMarked;
