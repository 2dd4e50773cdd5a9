/** Lets other people's calendar programs judge the running stack. */
@NullMarked
package dev.calbridge.local.compat;

import org.jspecify.annotations.NullMarked;
