/** The files by which an installation is watched: dashboards and the tools that judge them. */
@NullMarked
package dev.calbridge.local.observability;

import org.jspecify.annotations.NullMarked;
