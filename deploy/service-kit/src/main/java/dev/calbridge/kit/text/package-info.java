/** Texts as other programs write them. */
@NullMarked
package dev.calbridge.kit.text;

import org.jspecify.annotations.NullMarked;
