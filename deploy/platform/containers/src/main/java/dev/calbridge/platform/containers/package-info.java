/** The platform from production images, for machines that have a container engine. */
@NullMarked
package dev.calbridge.platform.containers;

import org.jspecify.annotations.NullMarked;
