/** HTTP out: the token endpoint of Google. */
@NullMarked
package dev.calbridge.credential.provider;

import org.jspecify.annotations.NullMarked;
